import os
import subprocess

import httpx


def crawl(task):
    return httpx.get(task.url, follow_redirects=True).status_code  # BAD 918


def beat(task):
    return httpx.get(task.origin).status_code  # GOOD 918


def archive(task):
    level = task.options.get("level", "6")
    os.system("tar cf - /srv/data | gzip -" + level + " > /srv/data.tgz")  # BAD 78


def archive_level(task):
    level = int(task.options.get("level", 6))
    os.system("tar cf - /srv/data | gzip -%d > /srv/data.tgz" % level)  # GOOD 78


def listing(task):
    return subprocess.check_output(["ls", "-l", "--", "/srv/data"], cwd="/")  # GOOD 78


def purge(task):
    os.unlink("/srv/cache/" + task.target)  # BAD 22


def purge_base(task):
    name = os.path.basename(task.target)
    if name in ("", ".", ".."):
        return
    os.unlink(os.path.join("/srv/cache", name))  # GOOD 22


ACTIONS = {
    "crawl": crawl,
    "beat": beat,
    "archive": archive,
    "archive_level": archive_level,
    "listing": listing,
    "purge": purge,
    "purge_base": purge_base,
}
