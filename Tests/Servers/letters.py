"""llama.cpp's own server with a model that is made here, of nothing but which letter comes behind which in a text.

    letters.py TEXT FOLDER PORT

It understands nothing, so what it says is nonsense; but the server holds it to the schema of each request, letter
by letter, as it does any model.
"""

import os
import pathlib
import signal
import sys

import gguf
import numpy
import xllamacpp

TEXT, FOLDER, PORT = sys.argv[1:]
# Tokens: unknown, start and end, then the bytes.
FIRST = 3
COUNT = FIRST + 256
END = 2
WIDTH = 288
HEAD = 32
# What comes behind what more often than in the text, so that most strings are short and some edits can be made.
LIKELY = {
    '"': {'"': 0.6, "r": 0.3}, "e": {"t": 0.5, '"': 0.1}, ".": {'"': 0.9}, "}": {"]": 0.9}, "[": {"{": 0.99},
    ":": {" ": 0.9}, " ": {"n": 0.6, '"': 0.2},
}


def chances(text):
    counts = numpy.full((256, 256), 1e-4)
    for before, after in zip(text, text[1:]):
        counts[before, after] += 1
    rows = counts / counts.sum(1, keepdims=True)
    for before, likely in LIKELY.items():
        row = rows[ord(before)]
        row *= (1 - sum(likely.values())) / row.sum()
        for after, chance in likely.items():
            row[ord(after)] = chance
    return rows


def write(path, text):
    """A model of one layer that adds nothing to the letter at hand, and looks up what comes behind it."""
    logits = numpy.full((COUNT, COUNT), -30.0)
    logits[FIRST:, FIRST:] = numpy.log(chances(text).T + 1e-9)
    logits[END, FIRST + ord("}")] = 0
    out = numpy.zeros((COUNT, WIDTH), numpy.float32)
    out[:, :COUNT] = logits / numpy.sqrt(WIDTH)

    model = gguf.GGUFWriter(path, "llama")
    model.add_context_length(1 << 17)
    model.add_embedding_length(WIDTH)
    model.add_block_count(1)
    model.add_feed_forward_length(HEAD)
    model.add_head_count(1)
    model.add_head_count_kv(1)
    model.add_key_length(HEAD)
    model.add_value_length(HEAD)
    model.add_rope_dimension_count(HEAD)
    model.add_layer_norm_rms_eps(1e-5)
    model.add_vocab_size(COUNT)
    model.add_file_type(gguf.LlamaFileType.ALL_F32)
    model.add_tokenizer_model("llama")
    model.add_token_list([b"<unk>", b"<s>", b"</s>"] + [b"<0x%02X>" % byte for byte in range(256)])
    model.add_token_scores([0.0] * COUNT)
    kinds = gguf.TokenType
    model.add_token_types([kinds.UNKNOWN, kinds.CONTROL, kinds.CONTROL] + [kinds.BYTE] * 256)
    model.add_unk_token_id(0)
    model.add_bos_token_id(1)
    model.add_eos_token_id(END)
    model.add_chat_template("{% for m in messages %}{{ m.role }}: {{ m.content }}\n{% endfor %}")
    model.add_tensor("token_embd.weight", numpy.eye(COUNT, WIDTH, dtype=numpy.float32))
    model.add_tensor("output_norm.weight", numpy.ones(WIDTH, numpy.float32))
    model.add_tensor("output.weight", out)
    for name in ("attn_norm", "ffn_norm"):
        model.add_tensor(f"blk.0.{name}.weight", numpy.ones(WIDTH, numpy.float32))
    for name in ("attn_q", "attn_k", "attn_v", "ffn_gate", "ffn_up"):
        model.add_tensor(f"blk.0.{name}.weight", numpy.zeros((HEAD, WIDTH), numpy.float32))
    for name in ("attn_output", "ffn_down"):
        model.add_tensor(f"blk.0.{name}.weight", numpy.zeros((WIDTH, HEAD), numpy.float32))
    model.write_header_to_file()
    model.write_kv_data_to_file()
    model.write_tensors_to_file()
    model.close()


path = f"{FOLDER}/letters.gguf"
write(path, pathlib.Path(TEXT).read_bytes())
settings = xllamacpp.CommonParams()
settings.model.path = path
settings.n_ctx = 1 << 17
settings.n_parallel = 1
settings.warmup = False
settings.hostnames = ["127.0.0.1"]
settings.port = int(PORT)
settings.api_keys = [os.environ["SERVERS_KEY"]]
settings.sampling.temp = 1.0
server = xllamacpp.Server(settings)
print(server.listening_address, flush=True)
signal.pause()
