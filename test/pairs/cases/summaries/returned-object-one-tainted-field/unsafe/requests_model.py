class ExportJob:
    def __init__(self, label, directory):
        self.label = label
        self.directory = directory


def job_from(args):
    label = args.get("label", "export")
    return ExportJob("export", "/srv/exports/" + label)
