# MinIO from its Go module: its makers publish sources only.  The same version as tests/servers/minio.py builds.
FROM golang:1.24.8-bookworm AS build
ENV CGO_ENABLED=0
RUN go install -trimpath -tags kqueue -ldflags '-s -w' \
    github.com/minio/minio@v0.0.0-20260212201848-7aac2a2c5b7c

# busybox for its wget, which asks after the server's health; the binary itself needs nothing.
FROM busybox:1.37.0
COPY --from=build /go/bin/minio /usr/bin/minio
RUN mkdir /data && chown 10001:10001 /data
USER 10001:10001
VOLUME /data
EXPOSE 9000
ENTRYPOINT ["minio"]
CMD ["server", "--address", ":9000", "/data"]
