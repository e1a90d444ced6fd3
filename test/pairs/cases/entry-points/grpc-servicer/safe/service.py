import subprocess

import probe_pb2
import probe_pb2_grpc


class ProbeService(probe_pb2_grpc.ProbeServicer):
    def Ping(self, request, context):
        # ok: command-injection
        code = subprocess.call(["ping", "-c", "1", "--", request.host])
        return probe_pb2.PingReply(code=code)
