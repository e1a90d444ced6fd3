import docker
from kubernetes import client as k8s


def run():
    client = docker.from_env()
    # ruleid: privileged-container
    client.containers.run("alpine:3.20", privileged=True)
    # ruleid: privileged-container
    k8s.V1SecurityContext(privileged=True)
    # ok: privileged-container
    client.containers.run("alpine:3.20", cap_add=["NET_ADMIN"])
