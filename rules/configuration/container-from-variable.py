import docker


def run(image):
    client = docker.from_env()
    # ruleid: container-from-variable
    client.containers.run(image, "true")
    # ok: container-from-variable
    client.containers.run("alpine:3.20", "true")
