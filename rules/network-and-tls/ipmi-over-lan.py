# ruleid: ipmi-over-lan
from pyghmi.ipmi import command


def power(host):
    # ruleid: ipmi-over-lan
    return command.Command(bmc=host, userid="admin", password=None)


def safe(redfish, host):
    # ok: ipmi-over-lan
    return redfish.connect(host)
