import subprocess
import tempfile
from pathlib import Path


def archive(shelf, covers):
    """Packs the covers of a shelf and gives the archive's path."""
    target = Path(tempfile.mkdtemp()) / "covers.zip"
    subprocess.run(f"zip -q -r {target} {covers}/{shelf}", shell=True, check=True)
    return target


def count(covers):
    """How many files there are to pack."""
    listing = subprocess.run(["find", covers, "-type", "f"], check=True, capture_output=True, text=True)
    return len(listing.stdout.splitlines())
