"""`ectrack diff` with real git repositories: what changed, for the better or the worse, and what cannot be read."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.commands.repositories import commit, figures, git, repository
from tests.commands.running import Program
from tests.commands.tracking import program

__all__ = ["program", "repository"]

SLIPPED = """\
HEAD -> the files as they are
as of 2014-12-31, then as of 2015-12-31

Figures: 1 added
  added: shops, gansu, 2015: 2,000 家

Progress: 1 with another status
  target         id          before   now            shortfall before  shortfall  required growth before  required growth
  -------------  ----------  -------  ------  -----  ----------------  ---------  ----------------------  ---------------
  Shops in 2016  shops-2016  on pace  behind  worse             1,300      1,000                  32.84%           50.00%

before 1 target: 1 on pace; now 1 target: 1 behind
"""


class TestWorkTree:
    def test_a_figure_that_puts_a_target_behind(self, repository: Program) -> None:
        # 1000 + 2000 * 2 / 3 = 2333.33 asked for, 2000 recorded; (3000 / 1700) ** (1 / 2) - 1 = 32.84 %, 3000 / 2000 - 1 = 50 %.
        figures("2013 1000", "2014 1700", "2015 2000")
        ended = repository("diff")
        assert (ended.code, ended.out, ended.err) == (0, SLIPPED, "")
        assert repository("diff", "--fail-on", "slipped").code == 1

    def test_nothing_changed(self, repository: Program) -> None:
        assert repository("diff").out == "HEAD -> the files as they are\nas of 2014-12-31\n\nnothing changed\n"
        assert repository("diff", "--fail-on", "slipped").code == 0

    def test_moving_a_figure_to_another_file_changes_nothing(self, repository: Program) -> None:
        shutil.move("targets/actuals/shops.toml", "targets/actuals/elsewhere.toml")
        assert "nothing changed" in repository("diff").out

    def test_a_target_without_gate_does_not_fail(self, repository: Program) -> None:
        figures("2013 1000", "2014 1700", "2015 2000")
        path = Path("targets/tables.toml")
        path.write_text(path.read_text(encoding="utf-8") + "gate = false\n", encoding="utf-8")
        assert repository("diff", "--fail-on", "slipped").code == 0

    def test_check_fails_on_what_slipped(self, repository: Program) -> None:
        figures("2013 1000", "2014 1700", "2015 2000")
        ended = repository("check", "--fail-on", "slipped")
        assert ended.code == 1
        assert 'the target "shops-2016" slipped from on pace to behind [gate-slipped]' in ended.out
        commit()
        assert repository("check", "--fail-on", "slipped").code == 0
        assert repository("check", "--fail-on", "slipped", "--base", "HEAD~1").code == 1


class TestFigures:
    @pytest.mark.parametrize(
        ("lines", "told"),
        [
            (
                ("2013 1000", "2014 1700", '2014 1600 revises = "recount"'),
                "revised: shops, gansu, 2014: 1,700 家 -> 1,600 家 (recount)",
            ),
            (
                ("2013 1000", "2014 1700", '2014 - withdrawn = "wrong place"'),
                "withdrawn: shops, gansu, 2014: 1,700 家 -> - (wrong place)",
            ),
            (("2013 1000", "2014 1600"), "changed without a revision: shops, gansu, 2014: 1,700 家 -> 1,600 家, value"),
            (("2013 1000", '2014 1700 note = "n"'), "changed without a revision: shops, gansu, 2014: 1,700 家, note: - -> n"),
            (("2013 1000",), "removed from the files: shops, gansu, 2014: 1,700 家"),
        ],
    )
    def test_what_happened_to_a_figure_is_told(self, repository: Program, lines: tuple[str, ...], told: str) -> None:
        figures(*lines)
        assert f"  {told}\n" in repository("diff").out


class TestTargets:
    def reworded(self, old: str, new: str) -> None:
        path = Path("targets/tables.toml")
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    def test_another_goal_is_told_as_a_sentence(self, repository: Program) -> None:
        self.reworded("3000", "2000")
        assert (
            "reworded: shops-2016: at least 3,000 家 by 2016, baseline 2013 -> at least 2,000 家 by 2016, baseline 2013\n"
            in repository("diff").out
        )

    def test_other_keys_are_told_by_their_name(self, repository: Program) -> None:
        self.reworded('clause = "3.1"', 'clause = "3.2"\nowner = "Bureau"')
        out = repository("diff").out
        assert "reworded: shops-2016: clause: 3.1 -> 3.2\n" in out
        assert "reworded: shops-2016: owner: - -> Bureau\n" in out

    def test_added_and_removed_targets(self, repository: Program) -> None:
        self.reworded("[target.shops-2016]", "[target.shops]")
        out = repository("diff").out
        assert "Targets: 1 added, 1 removed\n  added: shops: at least" in out
        assert "  removed: shops-2016: at least" in out

    def test_another_reading_is_a_rewording(self, repository: Program) -> None:
        path = Path("targets/tables.toml")
        path.write_text(
            path.read_text(encoding="utf-8") + "[target.shops-2016.readings.more]\nmore_than = 3000\n", encoding="utf-8"
        )
        assert "reworded: shops-2016: readings.more: - -> more than 3,000 家 by 2016, baseline 2013\n" in repository("diff").out


class TestRevisions:
    @pytest.mark.parametrize("states", [("HEAD~1..HEAD",), ("HEAD~1", "HEAD"), ("HEAD~1..",), ("main~1...main",), ("HEAD~1",)])
    def test_ranges(self, repository: Program, states: tuple[str, ...]) -> None:
        figures("2013 1000", "2014 1700", "2015 2000")
        commit()
        out = repository("diff", *states).out
        assert "added: shops, gansu, 2015: 2,000 家" in out
        assert "worse" in out

    def test_three_dots_start_where_both_parted(self, repository: Program) -> None:
        git("checkout", "-q", "-b", "branch")
        figures("2013 1000", "2014 1700", "2015 2000")
        commit()
        git("checkout", "-q", "main")
        figures("2013 900", "2014 1700")
        commit()
        assert "900" in repository("diff", "main..branch").out
        assert "900" not in repository("diff", "main...branch").out

    def test_from_inside_the_tracker_and_with_spaces_in_names(self, program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
        git("init", "-q", "-b", "main")
        figures("2013 1000", folder="数 据/my targets")
        commit()
        figures("2013 1000", "2014 1700", folder="数 据/my targets")
        monkeypatch.chdir("数 据/my targets")
        assert "added: shops, gansu, 2014" in program("diff", "--dir", ".").out

    def test_a_tracker_that_did_not_exist_then_was_empty(self, program: Program) -> None:
        git("init", "-q", "-b", "main")
        Path("README").write_text("x")
        commit()
        figures("2013 1000")
        out = program("diff").out
        assert "added: shops-2016: at least" in out

    def test_that_it_did_not_exist_is_said(self, program: Program) -> None:
        git("init", "-q", "-b", "main")
        Path("README").write_text("x")
        commit()
        figures("2013 1000")
        assert program("diff").err.startswith("warning: HEAD:targets: no tracker in this commit [no-tracker-then]\n")

    def test_in_a_hook_git_speaks_of_the_repository_of_the_tracker(
        self, repository: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        figures("2013 1000", "2014 1700", "2015 2000")
        subprocess.run(["git", "init", "-q", str(tmp_path / "other")], check=True)
        monkeypatch.setenv("GIT_DIR", str(tmp_path / "other" / ".git"))
        monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "other" / "index"))
        assert "added: shops, gansu, 2015: 2,000 家" in repository("diff").out

    def test_both_broken_sides_are_told_with_the_name_of_the_revision(self, repository: Program) -> None:
        figures("2013-13 1000")
        commit()
        figures("2013-14 1000")
        ended = repository("diff", "HEAD")
        assert (ended.code, ended.out) == (2, "")
        assert 'HEAD:targets/actuals/shops.toml:4: actual.period: "2013-13" is not a period that exists' in ended.err
        assert '\ntargets/actuals/shops.toml:4: actual.period: "2013-14" is not a period that exists' in ended.err

    def test_two_folders_need_no_git(self, program: Program) -> None:
        figures("2013 1000", folder="a")
        figures("2013 1000", "2014 900", folder="b")
        out = program("diff", "a", "b").out
        assert out.startswith("a -> b\n")
        assert "added: shops, gansu, 2014: 900 家" in out


class TestRefused:
    def told(self, program: Program, *arguments: str) -> str:
        ended = program("diff", *arguments)
        assert (ended.code, ended.out) == (2, "")
        return ended.err

    def test_an_unknown_revision(self, repository: Program) -> None:
        assert self.told(repository, "nope").startswith('"nope" is no commit of this repository [unknown-revision]\n')

    @pytest.mark.parametrize("name", ["--upload-pack=touch x", "-h", "--output=x"])
    def test_a_revision_like_an_option_is_only_a_name(self, repository: Program, name: str) -> None:
        assert "[unknown-revision]" in self.told(repository, "--", f"{name}..HEAD")
        assert not Path("x").exists()

    def test_no_repository(self, program: Program) -> None:
        figures("2013 1000")
        assert "lies in no git repository [not-a-repository]" in self.told(program)

    def test_no_git(self, repository: Program, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", "")
        assert self.told(repository).startswith("git is not installed, and commits are read with it [no-git]\n")

    def test_a_shallow_clone(self, repository: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        figures("2013 1000", "2014 1800")
        commit()
        git("clone", "-q", "--depth", "1", f"file://{tmp_path}", str(tmp_path / "clone"))
        monkeypatch.chdir(tmp_path / "clone")
        assert 'does not reach back to "HEAD~1" [shallow-clone]\n  hint: fetch the whole history' in self.told(repository, "HEAD~1")

    def test_histories_without_anything_in_common(self, repository: Program) -> None:
        git("checkout", "-q", "--orphan", "other")
        commit("another beginning")
        assert '"main...other" have nothing in common [no-merge-base]' in self.told(repository, "main...other")

    @pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
    def test_a_repository_of_somebody_else(self, repository: Program, tmp_path: Path) -> None:
        for path in (tmp_path, tmp_path / ".git"):
            os.chown(path, 54321, 54321)
        assert "git does not trust the owner of" in self.told(repository)

    def test_a_broken_repository(self, repository: Program) -> None:
        tree = git("rev-parse", "HEAD^{tree}").strip()
        path = Path(".git/objects") / tree[:2] / tree[2:]
        path.chmod(0o644)
        path.write_bytes(b"broken")
        assert "[git-failed]" in self.told(repository)

    def test_neither_folders_nor_revisions(self, repository: Program) -> None:
        assert "[not-two-trackers]" in self.told(repository, "a", "b", "c")


def test_settings_of_a_hostile_repository_run_nothing(repository: Program, tmp_path: Path) -> None:
    marker = tmp_path / "marker"
    script = tmp_path / "run.sh"
    script.write_text(f"#!/bin/sh\ntouch {marker}\ncat\n")
    script.chmod(0o755)
    for key in (
        "core.pager",
        "core.fsmonitor",
        "core.sshCommand",
        "diff.external",
        "filter.x.smudge",
        "filter.x.clean",
        "core.editor",
    ):
        git("config", key, str(script))
    git("config", "alias.rev-parse", f"!{script}")
    git("config", "diff.x.textconv", str(script))
    hooks = Path(".git/hooks")
    hooks.mkdir(exist_ok=True)
    for name in ("post-checkout", "post-index-change", "reference-transaction"):
        shutil.copy(script, hooks / name)
    Path(".gitattributes").write_text("* filter=x diff=x\n")
    figures("2013 1000", "2014 1700", "2015 2000")
    marker.unlink(missing_ok=True)
    assert repository("diff", "HEAD").code == 0
    assert not marker.exists()


def test_links_of_a_revision_are_not_followed(repository: Program) -> None:
    Path("targets/actuals/link.toml").symlink_to("/etc/hostname")
    commit()
    Path("targets/actuals/link.toml").unlink()
    ended = repository("diff", "HEAD")
    assert ended.code == 0
    assert "HEAD:targets/actuals/link.toml: a link, and links are left out of a commit [links-left-out]" in ended.err


def test_a_bare_repository_has_no_files(repository: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    git("clone", "-q", "--bare", ".", str(tmp_path / "bare.git"))
    monkeypatch.chdir(tmp_path / "bare.git")
    assert "[outside-work-tree]" in repository("diff", "HEAD").err


def test_a_remote_is_never_asked(repository: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    figures("2013 1000", "2014 1800")
    commit()
    marker = tmp_path / "marker"
    script = tmp_path / "upload.sh"
    script.write_text(f"#!/bin/sh\ntouch {marker}\nexit 1\n")
    script.chmod(0o755)
    git("config", "uploadpack.allowFilter", "true")
    git("clone", "-q", "--no-checkout", "--filter=blob:none", f"file://{tmp_path}", str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")
    git("config", "remote.origin.uploadpack", str(script))
    git("config", "protocol.file.allow", "always")
    err = repository("diff", "HEAD~1..HEAD").err
    assert not marker.exists()
    assert "[objects-missing]" in err or "[git-failed]" in err


class TestForms:
    def test_markdown_is_a_table_and_lists(self, repository: Program) -> None:
        figures("2013 1000", "2014 1700", "2015 2000")
        lines = repository("diff", "--format", "md").out.splitlines()
        assert lines[0] == "### HEAD -&gt; the files as they are"
        assert "| Shops in 2016 | shops-2016 | on pace | behind | worse | 1,300 | 1,000 | 32.84% | 50.00% |" in lines
        assert "- added: shops, gansu, 2015: 2,000 家" in lines

    def test_json_has_both_sides(self, repository: Program) -> None:
        figures("2013 1000", "2014 1700", "2015 2000")
        whole = json.loads(repository("diff", "--json").out)
        assert (whole["before"]["as_of"], whole["after"]["as_of"]) == ("2014-12-31", "2015-12-31")
        assert [(one["change"], one["period"], one["value"]) for one in whole["figures"]] == [("added", "2015", 2000)]
        (moved,) = whole["progress"]
        assert (moved["id"], moved["move"]) == ("shops-2016", "worse")
        assert (moved["before"]["status"], moved["after"]["status"]) == ("on-pace", "behind")
        assert (moved["before"]["shortfall"], moved["after"]["shortfall"]) == (1300, 1000)
        assert whole["slipped"] == ["shops-2016"]

    def test_one_day_for_both(self, repository: Program) -> None:
        figures("2013 1000", "2014 1700", "2015 2000")
        out = repository("diff", "--as-of", "2014").out
        assert "as of 2014-12-31\n" in out
        assert "Progress" not in out

    def test_chinese(self, repository: Program) -> None:
        figures("2013 1000", "2014 1700", "2015 2000")
        out = repository("diff", "--lang", "zh").out
        assert "实际数：1 个新增" in out
        assert "退步" in out
