import sh


def show(path):
    # ruleid: command-line-built-from-strings
    sh.ls("-a " + path)
    # ruleid: command-line-built-from-strings
    sh.git(f"--git-dir {path}")
    # ok: command-line-built-from-strings
    sh.ls("-al", path)
