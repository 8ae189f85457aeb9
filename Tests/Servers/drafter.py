"""A provider for litellm that drafts: it finds the word of the tags in the brief and sends an edit."""

import re

from litellm import CustomLLM, ModelResponse


def text_of(messages):
    parts = []
    for message in messages:
        content = message.get("content") or ""
        if isinstance(content, list):
            content = "".join(part.get("text", "") for part in content)
        parts.append(content)
    return "\n".join(parts)


def reply(messages):
    brief = text_of(messages)
    nonce = re.search(r"<data-([0-9a-f]{8})", brief)
    if not nonce:
        return "ready"
    nonce = nonce.group(1)
    if f"<edit-{nonce}" not in brief:
        return "verdict: change it\nNobody is named who decides.\nA case: two people each wait for the other.\n"
    if "Send the refused ones again" not in brief:
        # The first try names a provision that is not there.
        return (
            "Nobody is named.\n\n"
            f'<edit-{nonce} op="replace" provision="no-such-provision" note="wrong">\n## No {{#no-such-provision}}\nText.\n'
            f"</edit-{nonce}>\n"
        )
    provision = re.search(
        rf'<data-{nonce} provision="(?!governance|preamble)([a-z0-9-]+)">\n(#+ .*\n)', brief)
    name, heading = provision.group(1), provision.group(2)
    return (
        "Nobody is named who decides.\n\n"
        f'<edit-{nonce} op="replace" provision="{name}" note="name who decides">\n{heading}\n'
        "One human, named beforehand, decides within 24 hours; when nobody answers, nothing goes ahead.\n"
        f"</edit-{nonce}>\n"
        "A name makes it plain who answers for it.\n\n"
        "Expected effect: every release has a name beside it.\n"
    )


class Drafter(CustomLLM):
    def completion(self, *args, messages=None, model_response=None, **kwargs):
        response = model_response or ModelResponse()
        response.choices[0].message.content = reply(messages or [])
        return response

    async def acompletion(self, *args, **kwargs):
        return self.completion(*args, **kwargs)

    def pieces(self, messages):
        text = reply(messages or [])
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

    def streaming(self, *args, messages=None, **kwargs):
        yield from self.pieces(messages)

    async def astreaming(self, *args, messages=None, **kwargs):
        for piece in self.pieces(messages):
            yield piece


drafter = Drafter()
