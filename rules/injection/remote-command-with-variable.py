import shlex

import invoke
import paramiko
from airflow.operators.bash import BashOperator
from fabric.api import run


def remove(client, name, date):
    # ruleid: remote-command-with-variable
    client.exec_command("rm -rf /srv/" + name)
    # ruleid: remote-command-with-variable
    run(f"tar -xf {name}")
    # ruleid: remote-command-with-variable
    invoke.run("git clone {}".format(name))
    # ruleid: remote-command-with-variable
    BashOperator(task_id="copy", bash_command="cp %s /srv" % name)
    command = "ls " + name
    # ruleid: remote-command-with-variable
    return client.exec_command(command)


def safe(name):
    client = paramiko.SSHClient()
    # ok: remote-command-with-variable
    client.exec_command("uptime")
    # ok: remote-command-with-variable
    client.exec_command("rm -rf /srv/" + shlex.quote(name))
    # ok: remote-command-with-variable
    run("uptime")
    # ok: remote-command-with-variable
    BashOperator(task_id="copy", bash_command="cp /a /b")
