import os

import click


@click.command()
@click.argument("label")
def deploy(label):
    hosts = ["web1", "web2"]
    labels = {host: label for host in hosts}
    for host, text in labels.items():
        target = text
        # ruleid: command-injection
        os.system("ssh " + target + " uptime")
    click.echo("done")


if __name__ == "__main__":
    deploy()
