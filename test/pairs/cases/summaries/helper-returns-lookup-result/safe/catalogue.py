COMMANDS = {
    "restart": "systemctl restart app",
    "reload": "systemctl reload app",
    "status": "systemctl status app",
}


def command_for(action):
    known = COMMANDS.get(action)
    if known is not None:
        return known
    return COMMANDS["status"]
