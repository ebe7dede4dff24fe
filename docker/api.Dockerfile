# One image for the API, the worker and the migrations.
FROM python:3.11.14-slim-bookworm AS build
RUN python -m venv /opt/sanxiang
COPY requirements.lock /tmp/
# Only what the lock names, only in the bytes it names.
RUN /opt/sanxiang/bin/pip install --no-cache-dir --require-hashes -r /tmp/requirements.lock
COPY pyproject.toml /app/
COPY api /app/api
COPY documents /app/documents
COPY signing /app/signing
COPY storage /app/storage
RUN /opt/sanxiang/bin/pip install --no-cache-dir --no-deps --no-build-isolation -e /app

FROM python:3.11.14-slim-bookworm
# The faces of official papers (Fandol FangSong, Hei, Kai, Song come with TeX's Chinese fonts), then those with rare
# characters to fall back on.
RUN apt-get update \
    && apt-get install -y --no-install-recommends texlive-lang-chinese fonts-noto-cjk fonts-lxgw-wenkai \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin sanxiang \
    && install -d -o 10001 -g 10001 /spool
COPY --from=build /opt/sanxiang /opt/sanxiang
COPY --from=build /app /app
COPY web /app/web
ENV PATH=/opt/sanxiang/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 TMPDIR=/spool
WORKDIR /app
USER 10001:10001
EXPOSE 8000
ENTRYPOINT ["sanxiang"]
CMD ["serve"]
