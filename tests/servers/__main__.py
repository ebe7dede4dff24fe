"""`python -m tests.servers`: start the test servers, print how to use them, and hold them until interrupted."""

import shlex
import signal
import sys
from types import FrameType

from tests.servers.child import ServerFailed
from tests.servers.debian import install_what_is_missing
from tests.servers.environment import servers_under_test


def main() -> None:
    """Print one `export NAME=value` line per setting, then wait for Ctrl-C or SIGTERM."""
    signal.signal(signal.SIGTERM, stop_in_order)
    try:
        install_what_is_missing()
        with servers_under_test() as environment:
            for name, value in environment.items():
                print(f"export {name}={shlex.quote(value)}")
            print("# ready; Ctrl-C stops the servers", flush=True)
            while True:
                signal.pause()
    except ServerFailed as failure:
        sys.exit(str(failure))
    except KeyboardInterrupt:
        pass


def stop_in_order(_signal: int, _frame: FrameType | None) -> None:
    """Let SIGTERM unwind the stack like Ctrl-C, so that every server is stopped and its folder removed."""
    raise KeyboardInterrupt


if __name__ == "__main__":
    main()
