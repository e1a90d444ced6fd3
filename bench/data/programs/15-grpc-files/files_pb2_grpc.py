import grpc

import files_pb2


class FilesServicer:
    def Read(self, request, context):
        raise NotImplementedError

    def ReadSafe(self, request, context):
        raise NotImplementedError

    def Run(self, request, context):
        raise NotImplementedError

    def Batch(self, request_iterator, context):
        raise NotImplementedError


def add_FilesServicer_to_server(servicer, server):
    codec = dict(
        request_deserializer=files_pb2.ReadRequest.FromString,
        response_serializer=lambda message: message.SerializeToString(),
    )
    handlers = {
        "Read": grpc.unary_unary_rpc_method_handler(servicer.Read, **codec),
        "ReadSafe": grpc.unary_unary_rpc_method_handler(servicer.ReadSafe, **codec),
        "Run": grpc.unary_unary_rpc_method_handler(servicer.Run, **codec),
        "Batch": grpc.stream_unary_rpc_method_handler(servicer.Batch, **codec),
    }
    server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler("files.Files", handlers),))
