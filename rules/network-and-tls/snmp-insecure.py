from pysnmp.hlapi import CommunityData, UsmUserData


def session(user, auth, priv):
    # ruleid: snmp-insecure
    first = CommunityData("public", mpModel=0)
    # ruleid: snmp-insecure
    second = UsmUserData(user)
    # ruleid: snmp-insecure
    third = UsmUserData(user, auth)
    # ok: snmp-insecure
    return UsmUserData(user, auth, priv), first, second, third
