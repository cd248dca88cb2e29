"""Run the tests of warehouses against real servers: PostgreSQL, and Spark in local mode, whichever is installed."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[1]
PORT = "54329"


@contextmanager
def postgres() -> Iterator[str | None]:
    """Start a server of its own in a temporary folder; None where there is none."""
    found = shutil.which("pg_ctl") or next(map(str, sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))), None)
    if found is None:
        yield None
        return
    programs = Path(found).resolve().parent
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        user: list[str] = []
        if os.geteuid() == 0:  # the server refuses to run as the administrator
            shutil.chown(folder, "postgres")
            user = ["runuser", "-u", "postgres", "--"]
        start = f"-p {PORT} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        subprocess.run([*user, programs / "initdb", "-D", data, "-U", "clerk", "-A", "trust"], check=True, capture_output=True)
        subprocess.run([*user, programs / "pg_ctl", "-D", data, "-o", start, "-w", "-l", f"{folder}/log", "start"], check=True)
        try:
            yield f"postgres://clerk@127.0.0.1:{PORT}/postgres"
        finally:
            subprocess.run([*user, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"], check=True)


@contextmanager
def spark() -> Iterator[str | None]:
    """Name Spark in local mode; None where it or Java is missing."""
    with tempfile.TemporaryDirectory() as folder:
        settings = f"--conf spark.sql.warehouse.dir={folder} --conf spark.sql.shuffle.partitions=2 --conf spark.ui.enabled=false"
        os.environ["PYSPARK_SUBMIT_ARGS"] = f"{settings} pyspark-shell"
        yield "pyspark://" if find_spec("pyspark") and shutil.which("java") else None


def main() -> int:
    """Run the tests against each server and say which there were."""
    failed = 0
    for name, server in (("PostgreSQL", postgres), ("Spark", spark)):
        with server() as place:
            if place is None:
                print(f"{name}: not installed, left out")
                continue
            command = [sys.executable, "-m", "pytest", "-x", "-W", "ignore", "tests/store/test_warehouse.py"]
            code = subprocess.run(command, cwd=ROOT, env={**os.environ, "ECTRACK_TEST_WAREHOUSE": place}, check=False).returncode
            print(f"{name}: {'passed' if code == 0 else 'failed'}")
            failed += code != 0
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
