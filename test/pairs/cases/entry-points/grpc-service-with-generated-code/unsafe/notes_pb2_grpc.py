class NotesServicer:
    def Read(self, request, context):
        raise NotImplementedError
