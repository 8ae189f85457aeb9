"""A provider for litellm that drafts: it finds the word of the tags in the brief and answers what is asked.

Its models: `edits` names a provision that is not there, and mends that when told; `stubborn` never mends it;
`slow` takes its time with every word.
"""

import asyncio
import re
import time

from litellm import CustomLLM, ModelResponse

ANSWERS = {
    "Judge it.": "verdict: change it\nNobody is named who decides.\nA case: two people each wait for the other.\n",
    "Say what is weak": "[{id}] names nobody: each of two people may think that the other decides.\n",
    "Somebody wants to change the text": "Whoever is on leave can't answer. A case: the alarm rings at night.\n",
    "Answer the person": "The text does not say who decides; somebody should be named.\n",
}
ABSENT = "no-such-provision"


def text_of(messages):
    parts = []
    for message in messages:
        content = message.get("content") or ""
        if isinstance(content, list):
            content = "".join(part.get("text", "") for part in content)
        parts.append(content)
    return "\n".join(parts)


def edit(nonce, name, heading):
    return (
        "Nobody is named who decides.\n\n"
        f'<edit-{nonce} op="replace" provision="{name}" note="name who decides">\n{heading}\n'
        "One human, named beforehand, decides within 24 hours; when nobody answers, nothing goes ahead.\n"
        f"</edit-{nonce}>\n"
        "A name makes it plain who answers for it.\n\n"
        "Expected effect: every release has a name beside it.\n"
    )


def reply(model, messages):
    brief = text_of(messages)
    nonce = re.search(r"<data-([0-9a-f]{8})", brief)
    if not nonce:
        return "ready"
    nonce = nonce.group(1)
    provision = re.search(
        rf'<data-{nonce} provision="(?!governance|preamble)([a-z0-9-]+)">\n(#+ .*\n)', brief)
    name, heading = provision.group(1), provision.group(2)
    request = brief.split("# The request\n\n", 1)[-1]
    for words, answer in ANSWERS.items():
        if words in request.split("\n", 1)[0]:
            return answer.replace("{id}", name) * (40 if "slow" in model else 1)
    if "stubborn" in model or not request.startswith("The person had asked"):
        return edit(nonce, ABSENT, f"## No {{#{ABSENT}}}\n")
    return edit(nonce, name, heading)


class Drafter(CustomLLM):
    def completion(self, *args, model="", messages=None, model_response=None, **kwargs):
        response = model_response or ModelResponse()
        response.choices[0].message.content = reply(model, messages or [])
        return response

    async def acompletion(self, *args, **kwargs):
        return self.completion(*args, **kwargs)

    def pieces(self, model, messages):
        text = reply(model, messages or [])
        for start in range(0, len(text), 7):
            is_last = start + 7 >= len(text)
            yield {
                "text": text[start : start + 7],
                "is_finished": is_last,
                "finish_reason": "stop" if is_last else None,
                "index": 0,
                "tool_use": None,
                "usage": None,
            }

    def streaming(self, *args, model="", messages=None, **kwargs):
        for piece in self.pieces(model, messages):
            time.sleep(0.1 if "slow" in model else 0)
            yield piece

    async def astreaming(self, *args, model="", messages=None, **kwargs):
        for piece in self.pieces(model, messages):
            await asyncio.sleep(0.1 if "slow" in model else 0)
            yield piece


drafter = Drafter()
