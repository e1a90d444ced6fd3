import shutil
import tarfile
import zipfile


def unpack(upload, target):
    with tarfile.open(upload) as archive:
        # ruleid: archive-extract-without-filter
        archive.extractall(target)
    archive = tarfile.open(fileobj=upload)
    # ruleid: archive-extract-without-filter
    archive.extractall(path=target)
    for member in archive.getmembers():
        # ruleid: archive-extract-without-filter
        archive.extract(member, target)
    # ruleid: archive-extract-without-filter
    tarfile.open(upload).extractall()


def safe(upload, target):
    with tarfile.open(upload) as archive:
        # ok: archive-extract-without-filter
        archive.extractall(target, filter="data")
        # ok: archive-extract-without-filter
        archive.extract("manifest.json", target)
    with tarfile.open(upload) as archive:
        # ok: archive-extract-without-filter
        archive.extractall(target, members=checked(archive))
    with zipfile.ZipFile(upload) as archive:
        # ok: archive-extract-without-filter
        archive.extractall(target)


def checked(archive):
    return [m for m in archive if m.isfile() and ".." not in m.name]


def unpack_any(upload, target):
    # ruleid: archive-extract-without-filter
    shutil.unpack_archive(upload, target)
    # ok: archive-extract-without-filter
    shutil.unpack_archive(upload, target, "zip")
    # ok: archive-extract-without-filter
    shutil.unpack_archive(upload, target, filter="data")
