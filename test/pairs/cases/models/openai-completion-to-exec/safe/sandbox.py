import json

from fastapi import FastAPI
from openai import OpenAI
from pydantic import BaseModel

app = FastAPI()
client = OpenAI()


class Task(BaseModel):
    description: str


@app.post("/plots")
def plot(task: Task):
    prompt = "Describe the chart to draw for: " + task.description
    completion = client.chat.completions.create(
        model="gpt-4o",
        messages=[{"role": "user", "content": prompt}],
    )
    answer = completion.choices[0].message.content
    namespace = {"points": [1, 4, 9]}
    # ok: code-injection
    namespace.update(json.loads(answer))
    return {"points": len(namespace["points"])}
