import os

import notes_pb2
import notes_pb2_grpc


class Notes(notes_pb2_grpc.NotesServicer):
    def Read(self, request, context):
        # ok: path-traversal
        with open(os.path.join("/srv/notes", os.path.basename(request.name))) as file:
            return notes_pb2.Note(text=file.read())
