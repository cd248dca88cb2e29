"""A font with Chinese characters, on whatever machine."""

from pathlib import Path

import pylopdf_fonts_zh_cn

CHINESE = Path(pylopdf_fonts_zh_cn.__file__).parent / "NotoSansSC-Regular.otf"
