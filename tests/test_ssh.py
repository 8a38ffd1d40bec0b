"""The reader over a real SSH connection that breaks. Runs where NEWSREADER_SSHD is set."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT, SEEDS
from terminals import Terminal, cpu_seconds, is_running

pytestmark = pytest.mark.skipif(
    not os.environ.get("NEWSREADER_SSHD"), reason="needs sshd, and NEWSREADER_SSHD=1"
)


@pytest.fixture
def ssh(tmp_path: Path) -> Iterator[list[str]]:
    """The command that logs in to this computer, by an sshd of our own."""
    for name in ("host", "user"):
        file = str(tmp_path / name)
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file], check=True)
    shutil.copy(tmp_path / "user.pub", tmp_path / "authorized")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    (tmp_path / "config").write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {tmp_path}/host\nUsePAM no\n"
        f"AuthorizedKeysFile {tmp_path}/authorized\nStrictModes no\nPidFile none\n"
    )
    Path("/run/sshd").mkdir(exist_ok=True)
    sshd = shutil.which("sshd", path="/usr/sbin:/usr/local/sbin") or "sshd"
    daemon = subprocess.Popen([sshd, "-D", "-f", str(tmp_path / "config")])
    try:
        yield [
            "ssh", "-tt", "-q", "-F", "none", "-p", str(port), "-i", str(tmp_path / "user"),
            "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null",
            "-o", "ConnectionAttempts=20", "127.0.0.1",
        ]  # fmt: skip
    finally:
        daemon.terminate()
        daemon.wait()


@pytest.mark.parametrize("before", ["true", "trap '' HUP"])
def test_a_client_that_is_killed_takes_the_reader_with_it(
    ssh: list[str], tmp_path: Path, before: str
) -> None:
    told = tmp_path / "process"
    reader = f"cd {ROOT}; echo $$ > {told}; {before}; exec {sys.executable} -m tui {SEEDS}"
    screen = Terminal([*ssh, reader], 100, 30)
    try:
        screen.see("22 updates")
        assert b"\x1b[?100" not in screen.sent  # the mouse is the terminal's
        process = int(told.read_text())
        used = cpu_seconds(process)
        screen.process.send_signal(signal.SIGSTOP)
        time.sleep(1)
        assert cpu_seconds(process) - used < 0.1
        screen.process.kill()
        end = time.monotonic() + 2.0
        while is_running(process):
            assert time.monotonic() < end
            time.sleep(0.01)
    finally:
        screen.close()
