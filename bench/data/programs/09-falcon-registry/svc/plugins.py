PLUGINS = {
    "csv": "svc_plugins.csv_plugin",
    "json": "svc_plugins.json_plugin",
}
