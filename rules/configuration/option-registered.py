from oslo_config import cfg

OPTIONS = [
    # ruleid: option-registered
    cfg.StrOpt("host", default="127.0.0.1"),
    # ruleid: option-registered
    cfg.PortOpt("port", default=8080),
]
# ok: option-registered
CONF = cfg.CONF
