"""What runs the check elsewhere: the files that `init --ci` writes, the hook and the action of this repository; their steps are run."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from ectrack import __version__
from tests.commands.repositories import commit, figures, git
from tests.commands.running import Program
from tests.commands.tracking import program

__all__ = ["program"]

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
NAMES = ["数 据", "a: b # c", "$(touch x)", "$HOME", 'it\'s "so"', "{requirement}", "a\\b", "a\u202e\x85\u2028b\x7f", "é\U0001f5c2"]
"""Names of folders that a file of YAML, a shell or a service could take for something else."""


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command in the working folder, with this installation first on the path."""
    known = {"PATH": f"{BIN}:{os.environ['PATH']}", "HOME": os.environ.get("HOME", "/"), "LANG": "C.UTF-8", "ECTRACK_LANG": "en"}
    return subprocess.run(words, check=False, capture_output=True, text=True, env=known | environment)


def valid(path: Path, schema: str) -> None:
    ended = run("check-jsonschema", "--builtin-schema", schema, str(path))
    assert ended.returncode == 0, ended.stdout


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.fixture
def branch(program: Program) -> Program:
    """A repository whose branch puts a target behind; the base is its first commit."""
    git("init", "-q", "-b", "main")
    figures("2013 1000", "2014 1700")
    commit()
    git("checkout", "-q", "-b", "branch")
    figures("2013 1000", "2014 1700", "2015 2000")
    commit()
    return program


@pytest.mark.long
class TestGithub:
    FILE = Path(".github/workflows/ectrack.yml")

    def test_the_workflow_is_valid_pinned_and_may_only_read(self, branch: Program) -> None:
        assert branch("init", "--ci", "github").out == "made .github/workflows/ectrack.yml\n"
        valid(self.FILE, "vendor.github-workflows")
        workflow = read(self.FILE)
        assert workflow["permissions"] == {"contents": "read"}
        used = [step["uses"] for step in workflow["jobs"]["check"]["steps"] if "uses" in step]
        assert all(len(name.partition("@")[2]) == 40 for name in used)
        assert f"python -m pip install ectrack=={__version__}" in self.FILE.read_text(encoding="utf-8")

    def test_its_steps_say_what_changed_and_check(self, branch: Program) -> None:
        branch("init", "--ci", "github")
        job = read(self.FILE)["jobs"]["check"]
        steps = {step["name"]: step["run"] for step in job["steps"] if "run" in step}
        environment = {"ECTRACK_DIR": job["env"]["ECTRACK_DIR"], "BASE": "main", "GITHUB_STEP_SUMMARY": "summary.md"}
        assert run("bash", "-e", "-c", steps["What changed"], **environment).returncode == 0
        assert "| worse |" in Path("summary.md").read_text(encoding="utf-8")
        ended = run("bash", "-e", "-c", steps["Check"], **environment)
        assert (ended.returncode, ended.stdout) == (0, "")
        figures("2013 1000", "2013 1100 comparable = false")
        ended = run("bash", "-e", "-c", steps["Check"], **environment)
        assert ended.returncode == 1
        assert ended.stdout.startswith("::warning file=targets/actuals/shops.toml,line=11,")

    def test_a_base_with_errors_is_told_and_the_change_that_mends_it_passes(self, program: Program) -> None:
        git("init", "-q", "-b", "main")
        figures("2013-13 1000")
        commit()
        figures("2013 1000")
        commit()
        program("init", "--ci", "github")
        steps = {step["name"]: step["run"] for step in read(self.FILE)["jobs"]["check"]["steps"] if "run" in step}
        assert list(steps) == ["Install", "Check", "What changed"]
        environment = {"ECTRACK_DIR": "targets", "BASE": "HEAD~1", "GITHUB_STEP_SUMMARY": "summary.md"}
        assert run("bash", "-e", "-c", steps["Check"], **environment).returncode == 0
        ended = run("bash", "-e", "-c", steps["What changed"], **environment)
        assert (ended.returncode, ended.stdout) == (0, "::notice::ectrack diff could not compare\n")
        assert "[no-such-period]" in ended.stderr

    @pytest.mark.parametrize("name", NAMES)
    def test_any_name_of_a_folder_is_only_a_name(self, program: Program, name: str) -> None:
        git("init", "-q")
        figures("2013 1000", folder=name)
        assert program("init", name, "--ci", "github").code == 0
        assert read(self.FILE)["jobs"]["check"]["env"] == {"ECTRACK_DIR": name}

    def test_an_expression_in_the_name_of_a_folder_is_not_evaluated(self, program: Program) -> None:
        git("init", "-q")
        figures("2013 1000", folder="${{ github.token }}")
        assert program("init", "${{ github.token }}", "--ci", "github").code == 0
        assert read(self.FILE)["jobs"]["check"]["env"] == {"ECTRACK_DIR": "${{ '${{' }} github.token }}"}

    def test_a_folder_that_yaml_cannot_name_is_refused_before_anything_is_made(self, program: Program) -> None:
        git("init", "-q")
        ended = program("init", os.fsdecode(b"a\xff"), "--ci", "github")
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.splitlines()[0] == (
            ".github/workflows/ectrack.yml: the file cannot be written: the name of the folder is not UTF-8 [cannot-write]"
        )
        assert [path.name for path in Path().iterdir()] == [".git"]

    def test_it_stands_at_the_top_of_the_repository(
        self, program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        git("init", "-q")
        figures("2013 1000", folder="sub/targets")
        monkeypatch.chdir("sub")
        assert program("init", "--ci", "github").code == 0
        assert read(tmp_path / self.FILE)["jobs"]["check"]["env"] == {"ECTRACK_DIR": "sub/targets"}


@pytest.mark.long
class TestGitlab:
    def test_the_script_writes_a_report_and_fails_on_a_warning(self, branch: Program) -> None:
        assert branch("init", "--ci", "gitlab").out == "made .gitlab-ci.yml\n"
        valid(Path(".gitlab-ci.yml"), "vendor.gitlab-ci")
        job = read(Path(".gitlab-ci.yml"))["ectrack"]
        script = "\n".join(line for line in job["script"] if "pip install" not in line)
        assert job["variables"]["ECTRACK_DIR"] == {"value": "targets", "expand": False}
        ended = run("bash", "-e", "-c", script, ECTRACK_DIR="targets", CI_MERGE_REQUEST_DIFF_BASE_SHA="main")
        assert ended.returncode == 0
        assert "worse" in ended.stdout
        assert Path("gl-code-quality-report.json").read_text(encoding="utf-8") == "[]\n"
        figures("2013 1000", "2013 1100 comparable = false")
        ended = run("bash", "-e", "-c", script, ECTRACK_DIR="targets")
        assert ended.returncode == 1
        assert "two-values" in Path("gl-code-quality-report.json").read_text(encoding="utf-8")

    def test_a_file_that_is_there_stays_and_the_new_one_stands_beside_it(self, branch: Program) -> None:
        Path(".gitlab-ci.yml").write_text("stages: [test]\n", encoding="utf-8")
        assert branch("init", "--ci", "gitlab").out == (
            "made .gitlab/ectrack.yml\n.gitlab-ci.yml is there already: add to it include: [{local: .gitlab/ectrack.yml}]\n"
        )
        assert Path(".gitlab-ci.yml").read_text(encoding="utf-8") == "stages: [test]\n"
        Path(".gitlab-ci.yml").write_text("include: [{local: .gitlab/ectrack.yml}]\n", encoding="utf-8")
        valid(Path(".gitlab-ci.yml"), "vendor.gitlab-ci")
        valid(Path(".gitlab/ectrack.yml"), "vendor.gitlab-ci")

    def test_a_base_with_errors_is_told_and_the_change_that_mends_it_passes(self, program: Program) -> None:
        git("init", "-q", "-b", "main")
        figures("2013-13 1000")
        commit()
        figures("2013 1000")
        commit()
        program("init", "--ci", "gitlab")
        lines = [line for line in read(Path(".gitlab-ci.yml"))["ectrack"]["script"] if "pip install" not in line]
        ended = run("bash", "-e", "-c", "\n".join(lines), ECTRACK_DIR="targets", CI_MERGE_REQUEST_DIFF_BASE_SHA="HEAD~1")
        assert ended.returncode == 0
        assert "[no-such-period]" in ended.stderr

    @pytest.mark.parametrize("name", NAMES)
    def test_any_name_of_a_folder_is_only_a_name(self, program: Program, name: str) -> None:
        git("init", "-q")
        figures("2013 1000", folder=name)
        assert program("init", name, "--ci", "gitlab").code == 0
        assert read(Path(".gitlab-ci.yml"))["ectrack"]["variables"]["ECTRACK_DIR"]["value"] == name


@pytest.mark.long
class TestPreCommit:
    def test_a_commit_with_a_warning_is_stopped(self, branch: Program, tmp_path: Path) -> None:
        assert branch("init", "--ci", "pre-commit").out == "made .pre-commit-config.yaml\n"
        git("add", "-A")
        home = {"PRE_COMMIT_HOME": str(tmp_path / "home")}
        assert run("pre-commit", "run", "--all-files", **home).returncode == 0
        figures("2013 1000", "2013 1100 comparable = false")
        git("add", "-A")
        ended = run("pre-commit", "run", "--all-files", **home)
        assert ended.returncode == 1
        assert "[two-values]" in ended.stdout

    @pytest.mark.parametrize("name", NAMES)
    def test_any_name_of_a_folder_is_only_a_name(self, program: Program, name: str) -> None:
        git("init", "-q")
        figures("2013 1000", folder=name)
        assert program("init", name, "--ci", "pre-commit").code == 0
        assert read(Path(".pre-commit-config.yaml"))["repos"][0]["hooks"][0]["args"] == ["--dir", name]
        assert run("pre-commit", "validate-config").returncode == 0

    def test_a_file_that_is_there_stays_and_the_new_one_runs_beside_it(self, branch: Program, tmp_path: Path) -> None:
        Path(".pre-commit-config.yaml").write_text("repos: []\n", encoding="utf-8")
        assert branch("init", "--ci", "pre-commit").out == (
            "made .ectrack-pre-commit.yaml\n.pre-commit-config.yaml is there already: join the new file with it by hand\n"
        )
        assert Path(".pre-commit-config.yaml").read_text(encoding="utf-8") == "repos: []\n"
        git("add", "-A")
        command = ("pre-commit", "run", "--all-files", "-c", ".ectrack-pre-commit.yaml")
        assert run(*command, PRE_COMMIT_HOME=str(tmp_path / "home")).returncode == 0

    def test_the_hook_of_this_repository_installs_and_runs(self, branch: Program, tmp_path: Path) -> None:
        assert branch("check").code == 0
        git("clone", "-q", str(ROOT), str(tmp_path / "hook"))
        assert run("pre-commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")).returncode == 0
        hooks = read(ROOT / ".pre-commit-hooks.yaml")
        assert [hook["id"] for hook in hooks] == ["ectrack-check"]
        command = ("pre-commit", "try-repo", str(tmp_path / "hook"), "ectrack-check", "--all-files", "--verbose")
        ended = run(*command, PRE_COMMIT_HOME=str(tmp_path / "home"), **_pip())
        assert ended.returncode == 0, ended.stdout + ended.stderr
        assert "3 figures: no problems" in ended.stdout


def _pip() -> dict[str, str]:
    """Return the settings of pip that tell where packages come from, and the versions that are known to work."""
    told = {
        name: value for name, value in os.environ.items() if name.startswith(("PIP_", "UV_", "HTTP", "http", "SSL", "REQUESTS"))
    }
    return told | {"PIP_CONSTRAINT": str(ROOT / "constraints.txt")}


@pytest.mark.long
class TestAction:
    ACTION = ROOT / "action.yml"

    def step(self, name: str) -> str:
        return str(next(step["run"] for step in read(self.ACTION)["runs"]["steps"] if step.get("name") == name))

    def test_it_is_valid_and_no_input_stands_in_a_script(self) -> None:
        valid(self.ACTION, "vendor.github-actions")
        steps = read(self.ACTION)["runs"]["steps"]
        assert [step["run"] for step in steps if "${{" in step.get("run", "")] == []
        assert all(len(step["uses"].partition("@")[2]) == 40 for step in steps if "uses" in step)

    def test_every_input_is_declared_and_used(self) -> None:
        text = self.ACTION.read_text(encoding="utf-8")
        assert set(re.findall(r"inputs\.([a-z-]+)", text)) == set(read(self.ACTION)["inputs"])

    def test_it_installs_from_its_own_checkout(self) -> None:
        assert self.step("Install") == 'python -m pip install -q "$GITHUB_ACTION_PATH"'

    def test_what_changed_goes_to_the_summary(self, branch: Program) -> None:
        assert branch("check").code == 0
        ended = run(
            "bash", "-e", "-c", self.step("What changed"), ECTRACK_DIR="targets", BASE="main", GITHUB_STEP_SUMMARY="summary.md"
        )
        assert ended.returncode == 0, ended.stderr
        assert "| worse |" in Path("summary.md").read_text(encoding="utf-8")

    @pytest.mark.parametrize("base", ["no-such-branch", "--output=x", "$(touch x)", "main; touch x", "main\ntouch x"])
    def test_a_base_that_cannot_be_compared_is_told_and_is_only_data(self, branch: Program, base: str) -> None:
        assert branch("check").code == 0
        ended = run(
            "bash", "-e", "-c", self.step("What changed"), ECTRACK_DIR="targets", BASE=base, GITHUB_STEP_SUMMARY="summary.md"
        )
        assert (ended.returncode, ended.stdout) == (0, "::notice::ectrack diff could not compare\n")
        assert Path("summary.md").read_text(encoding="utf-8") == ""
        assert not Path("x").exists()

    def test_without_a_base_nothing_is_compared(self, branch: Program) -> None:
        assert branch("check").code == 0
        ended = run("bash", "-e", "-c", self.step("What changed"), ECTRACK_DIR="targets", BASE="", GITHUB_STEP_SUMMARY="summary.md")
        assert (ended.returncode, Path("summary.md").exists()) == (0, False)

    @pytest.mark.parametrize(
        ("inputs", "code"),
        [
            ({}, 0),
            ({"FAIL_ON": "behind missed"}, 1),
            ({"FAIL_ON": "slipped", "BASE": "main"}, 1),
            ({"FAIL_ON": "missed", "SKIP": "figures consistency", "AS_OF": "2015"}, 0),
            ({"FAIL_ON": "$(touch x)"}, 2),
            ({"SKIP": "*"}, 2),
            ({"BASE": "--output=x", "FAIL_ON": "slipped"}, 2),
            ({"AS_OF": "2015\n--exit-zero"}, 2),
            ({"ECTRACK_DIR": "no; touch x"}, 2),
        ],
    )
    def test_inputs_are_only_data(self, branch: Program, inputs: dict[str, str], code: int) -> None:
        assert branch("check").code == 0
        given = {"ECTRACK_DIR": "targets", "FAIL_ON": "", "SKIP": "", "AS_OF": "", "BASE": ""} | inputs
        ended = run("bash", "-e", "-c", self.step("Check"), **given)
        assert ended.returncode == code, ended.stdout + ended.stderr
        assert not Path("x").exists()


class TestInit:
    def test_a_new_tracker_and_the_file_in_one_go(self, program: Program) -> None:
        out = program("init", "--ci", "github").out.splitlines()
        assert out[-2:] == ["made .github/workflows/ectrack.yml", "next: ectrack status"]
        assert Path("targets/targets.toml").exists()

    def test_a_second_time_changes_nothing(self, program: Program) -> None:
        program("init", "--ci", "pre-commit")
        before = Path(".pre-commit-config.yaml").read_bytes()
        assert program("init", "--ci", "pre-commit").code == 0
        assert Path(".pre-commit-config.yaml").read_bytes() == before

    def test_a_workflow_of_somebody_else_is_left_alone(self, program: Program) -> None:
        figures("2013 1000")
        Path(".github/workflows").mkdir(parents=True)
        Path(".github/workflows/ectrack.yml").write_text("mine\n", encoding="utf-8")
        ended = program("init", "--ci", "github")
        assert (ended.code, ended.out) == (2, "")
        assert ".github/workflows/ectrack.yml: the file is there already [pipeline-there]" in ended.err
        assert Path(".github/workflows/ectrack.yml").read_text(encoding="utf-8") == "mine\n"

    def test_a_tracker_is_not_made_either_when_the_workflow_of_somebody_else_is_there(self, program: Program) -> None:
        Path(".github/workflows").mkdir(parents=True)
        Path(".github/workflows/ectrack.yml").write_text("mine\n", encoding="utf-8")
        ended = program("init", "--ci", "github")
        assert (ended.code, ended.out) == (2, "")
        assert not Path("targets").exists()

    def test_a_link_that_leads_out_of_the_repository_is_not_followed(
        self, program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        Path("repository").mkdir()
        Path("elsewhere").mkdir()
        monkeypatch.chdir("repository")
        git("init", "-q")
        figures("2013 1000")
        Path(".github").symlink_to(tmp_path / "elsewhere")
        ended = program("init", "--ci", "github")
        assert (ended.code, ended.out) == (2, "")
        assert "[cannot-write]" in ended.err
        assert list((tmp_path / "elsewhere").iterdir()) == []

    def test_with_the_sample_it_finds_the_figures_that_never_came(self, program: Program) -> None:
        git("init", "-q")
        assert program("init", "--sample", "gansu", "--ci", "github").code == 0
        commit()
        step = read(Path(".github/workflows/ectrack.yml"))["jobs"]["check"]["steps"][3]
        ended = run("bash", "-e", "-c", step["run"], ECTRACK_DIR="targets")
        assert (step["name"], ended.returncode) == ("Check", 1)
        titles = {line.split("title=")[1].split("::")[0] for line in ended.stdout.splitlines() if "title=" in line}
        assert titles == {"ectrack deadline-without-figure"}

    def test_a_dry_run_writes_nothing(self, program: Program) -> None:
        assert "would make .github/workflows/ectrack.yml\n" in program("init", "--ci", "github", "-n").out
        assert not Path(".github").exists()
