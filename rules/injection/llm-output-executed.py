import json
import subprocess

from langchain_experimental.tools import PythonREPLTool
from openai import OpenAI

client = OpenAI()
TOOLS = {"add": lambda a, b: a + b}


def compute(question):
    reply = client.chat.completions.create(model="m", messages=[{"role": "user", "content": question}])
    code = reply.choices[0].message.content
    # ruleid: llm-output-executed
    exec(code)
    # ruleid: llm-output-executed
    return eval(reply.choices[0].message.content)


def shell(llm, task):
    command = llm.invoke(task)
    # ruleid: llm-output-executed
    subprocess.run(command, shell=True)
    # ruleid: llm-output-executed
    return PythonREPLTool()


def safe(question):
    reply = client.chat.completions.create(model="m", messages=[{"role": "user", "content": question}])
    call = json.loads(reply.choices[0].message.content)
    # ok: llm-output-executed
    return TOOLS[call["name"]](*call["arguments"])
