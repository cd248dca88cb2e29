"""`ectrack list`: the whole tracker."""

import json

import pytest

from tests.commands.reporting import gansu
from tests.commands.running import Program
from tests.commands.tracking import program

__all__ = ["gansu", "program"]

WHOLE = """\
Regions (3)
region     id       targets  figures
---------  -------  -------  -------
Gansu      gansu          3        6
  Longnan  longnan        1        1
    Kang   kang           1        1

Indicators (5)
indicator               id           unit  kind   direction  targets  figures
----------------------  -----------  ----  -----  ---------  -------  -------
E-commerce turnover     turnover     亿元  flow   increase         1        4
Fixed lines             fixed-lines  万户  stock  decrease         1        2
Online shops            shops        家    stock  increase         1        1
New shops               new-shops    家    flow   increase         1        1
Share of online retail  share        %     share  increase         1        0

Policies (1)
policy                 id          issuer          issued      targets
---------------------  ----------  --------------  ----------  -------
Opinion on e-commerce  gansu-2014  甘肃省人民政府  2014-07-29        2

Targets (5)
target                               id                  region   goal                                               status    owner
-----------------------------------  ------------------  -------  -------------------------------------------------  --------  ------------
E-commerce turnover, Gansu, 2015     turnover-2015       Gansu    grow 30% a year on average by 2015, baseline 2013  on pace   甘肃省商务厅
Fixed lines, Gansu, 2015             fixed-lines-2015    Gansu    at most 350 万户 by 2015, baseline 2013            behind    -
Online shops, Longnan, 2016          longnan-shops-2016  Longnan  at least 3,000 家 by 2016                          achieved  -
New shops, Kang, 2016                kang-shops          Kang     120 家 in every year, from 2014 to 2016            behind    -
Share of online retail, Gansu, 2017  share-2017          Gansu    at least 11% by 2017                               no data   -
"""


@pytest.mark.usefixtures("gansu")
class TestList:
    def test_regions_as_a_tree_then_indicators_policies_and_targets(self, program: Program) -> None:
        ended = program("list")
        assert (ended.code, ended.err) == (0, "")
        assert ended.out == WHOLE

    def test_sections_choose(self, program: Program) -> None:
        out = program("list", "policies", "regions").out
        assert [line.split(" ")[0] for line in out.splitlines() if line.endswith(")")] == ["Regions", "Policies"]

    def test_filters_choose_among_the_targets(self, program: Program) -> None:
        assert "Targets (1)" in program("list", "--region", "kang").out

    def test_json_has_everything_by_section(self, program: Program) -> None:
        whole = json.loads(program("list", "--json").out)
        assert [*whole] == ["schema_version", "regions", "indicators", "policies", "targets"]
        assert whole["regions"][2] == {"id": "kang", "name": "Kang", "parent": "longnan", "level": None, "note": None}
        assert whole["policies"] == [
            {
                "id": "gansu-2014",
                "title": "Opinion on e-commerce",
                "issuer": "甘肃省人民政府",
                "issued": "2014-07-29",
                "source": None,
                "note": None,
            }
        ]
        assert whole["indicators"][1]["direction"] == "decrease"
        assert [*json.loads(program("list", "regions", "--json").out)] == ["schema_version", "regions"]

    def test_another_section_is_refused(self, program: Program) -> None:
        assert program("list", "owners").code == 2
