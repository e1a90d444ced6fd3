from concurrent import futures

import grpc

import files_pb2
import files_pb2_grpc
from vault import Vault


class FilesService(files_pb2_grpc.FilesServicer):
    def __init__(self, vault):
        self._vault = vault

    def Read(self, request, context):
        return files_pb2.ReadReply(content=self._vault.read(request.name))

    def ReadSafe(self, request, context):
        try:
            return files_pb2.ReadReply(content=self._vault.read_checked(request.name))
        except PermissionError:
            context.abort(grpc.StatusCode.PERMISSION_DENIED, "no")

    def Run(self, request, context):
        out = self._vault.run(request.tool)
        if request.strict:
            try:
                out = self._vault.run_enum(request.tool)
            except KeyError:
                context.abort(grpc.StatusCode.INVALID_ARGUMENT, "tool")
        return files_pb2.ReadReply(content=out.encode())

    def Batch(self, request_iterator, context):
        names = [r.name for r in request_iterator]
        self._vault.drop_many(names)
        self._vault.drop_base(names)
        return files_pb2.Empty()


def serve():
    server = grpc.server(futures.ThreadPoolExecutor(max_workers=4))
    files_pb2_grpc.add_FilesServicer_to_server(FilesService(Vault()), server)
    server.add_insecure_port("[::]:50051")
    server.start()
    server.wait_for_termination()


if __name__ == "__main__":
    serve()
