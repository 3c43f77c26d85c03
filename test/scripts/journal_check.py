"""The second checker of an exported journal, written from docs/journal.md alone and in another language.

journal_check.py CHECKPOINT POLICY EXPORT ...: one line for each export, "Sound: N" or "Not sound: line L: why".
Python's own library only: Ed25519 stands here as RFC 8032 section 6 describes it, slow and short.
"""
import base64
import binascii
import hashlib
import json
import re
import sys

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


class NotSound(Exception):
    def __init__(self, why, line=None):
        super().__init__(why)
        self.line = line


def add(a, b):
    x1, y1, z1, t1 = a
    x2, y2, z2, t2 = b
    u, v = (y1 - x1) * (y2 - x2) % P, (y1 + x1) * (y2 + x2) % P
    w, s = 2 * t1 * t2 * D % P, 2 * z1 * z2 % P
    e, f, g, h = v - u, s - w, s + w, v + u
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(scalar, point):
    result = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            result = add(result, point)
        point = add(point, point)
        scalar >>= 1
    return result


def same(a, b):
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


def point_of(raw):
    y = int.from_bytes(raw, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def verifies(key, message, signature):
    if len(signature) != 64:
        return False
    public, r, s = point_of(key), point_of(signature[:32]), int.from_bytes(signature[32:], "little")
    if public is None or r is None or s >= ORDER:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    return same(times(s, BASE), add(r, times(h, public)))


def from_base64(text):
    try:
        raw = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError) as cause:
        raise NotSound("base64 that is none") from cause
    if base64.b64encode(raw).decode() != text:
        raise NotSound("base64 that is not written as RFC 4648 section 4 writes it")
    return raw


def number(value):
    """As ECMAScript's Number::toString writes it (RFC 8785 section 3.2.2.3)."""
    value = float(value)
    if value == 0:
        return "0"
    if value < 0:
        return "-" + number(-value)
    mantissa, exponent = repr(value), 0
    if "e" in mantissa:
        mantissa, power = mantissa.split("e")
        exponent = int(power)
    whole, _, part = mantissa.partition(".")
    part = "" if part == "0" else part
    digits, point = (whole + part).lstrip("0"), len(whole) + exponent
    point -= len(whole + part) - len((whole + part).lstrip("0"))
    digits = digits.rstrip("0")
    if len(digits) <= point <= 21:
        return digits + "0" * (point - len(digits))
    if 0 < point <= 21:
        return digits[:point] + "." + digits[point:]
    if -6 < point <= 0:
        return "0." + "0" * -point + digits
    shown = digits[0] + ("." + digits[1:] if len(digits) > 1 else "")
    return f"{shown}e{'+' if point > 0 else '-'}{abs(point - 1)}"


def text(value):
    written = json.dumps(value, ensure_ascii=False)
    return re.sub("[\ud800-\udfff]", lambda half: f"\\u{ord(half.group()):04x}", written)


def canonical(value):
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, (int, float)):
        return number(value)
    if isinstance(value, str):
        return text(value)
    if isinstance(value, list):
        return "[" + ",".join(canonical(item) for item in value) + "]"
    names = sorted(value, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
    return "{" + ",".join(text(name) + ":" + canonical(value[name]) for name in names) + "}"


def no_constant(name):
    raise ValueError(f"{name} is not JSON")


def read_policy(policy):
    keys, quorum = {}, False
    for line in policy.split("\n"):
        if line == "" or line.startswith("#"):
            continue
        if line == "quorum none" and not quorum:
            quorum = True
            continue
        log = re.fullmatch(r"log ([^\s+]+)\+([0-9a-f]{8})\+(\S+)", line)
        if log is None:
            raise NotSound("the policy has a line that is none")
        name, key_id, encoded = log.groups()
        raw = from_base64(encoded)
        if len(raw) != 33 or raw[0] != 1 or hashlib.sha256(name.encode() + b"\n" + raw).hexdigest()[:8] != key_id:
            raise NotSound("the policy has a key that is none")
        keys[name] = (bytes.fromhex(key_id), raw[1:])
    if not quorum or not keys:
        raise NotSound("the policy names no log, or asks for witnesses")
    return keys


def read_checkpoint(note, keys):
    body, between, signatures = note.partition("\n\n")
    if not between or not signatures.endswith("\n"):
        raise NotSound("the checkpoint is no signed note")
    signed = (body + "\n").encode()
    lines = body.split("\n")
    if len(lines) < 3 or lines[0] not in keys:
        raise NotSound("the checkpoint is of a log that the policy does not name")
    origin, size, root = lines[0], lines[1], from_base64(lines[2])
    held = 0
    for line in signatures[:-1].split("\n"):
        known = re.fullmatch("\u2014 (\\S+) (\\S+)", line)
        if known is None:
            raise NotSound("the checkpoint has a signature line that is none")
        raw = from_base64(known.group(2))
        key_id, key = keys[origin]
        if known.group(1) != origin or raw[:4] != key_id:
            continue
        if not verifies(key, signed, raw[4:]):
            raise NotSound("the checkpoint's signature does not hold")
        held += 1
    parts = re.fullmatch(r"cardwright/([0-9a-f-]{36})/(0|[1-9][0-9]{0,8})", origin)
    if held == 0 or parts is None or re.fullmatch(r"0|[1-9][0-9]{0,15}", size) is None or len(root) != 32:
        raise NotSound("the checkpoint is not what it should be")
    vouched = [line[len("signatures "):] for line in lines[3:] if line.startswith("signatures ")]
    return {"station": parts.group(1), "epoch": int(parts.group(2)), "size": int(size), "root": root,
            "key": keys[origin][1], "signatures": vouched[0] if vouched else None}


def tree_root(leaves):
    """RFC 6962 section 2.1 as it is defined: split at the largest power of two below the size."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1 << ((len(leaves) - 1).bit_length() - 1)
    return hashlib.sha256(b"\x01" + tree_root(leaves[:split]) + tree_root(leaves[split:])).digest()


def check_line(raw, at, previous, checkpoint):
    try:
        line = raw.decode("utf-8")
        entry = json.loads(line, parse_constant=no_constant)
    except ValueError as cause:
        raise NotSound("the line is not JSON in UTF-8", at) from cause
    if not isinstance(entry, dict) or set(entry) != {"fact", "hash", "signature"} or not isinstance(entry["fact"], dict):
        raise NotSound("the line is no entry", at)
    if canonical(entry) != line:
        raise NotSound("the line is not written as RFC 8785 writes it", at)
    fact = entry["fact"]
    leaf = hashlib.sha256(b"\x00" + canonical(fact).encode("utf-8", "surrogatepass")).digest()
    wanted = {"v": 1, "station": checkpoint["station"], "epoch": checkpoint["epoch"], "n": at, "previous": previous}
    if leaf.hex() != entry["hash"]:
        raise NotSound("its hash is not the hash of what it says", at)
    for name, value in wanted.items():
        if type(fact.get(name)) is not type(value) or fact.get(name) != value:
            raise NotSound(f"its {name} is another", at)
    try:
        holds = isinstance(entry["signature"], str) and verifies(checkpoint["key"], leaf, from_base64(entry["signature"]))
    except NotSound:
        holds = False
    if not holds:
        raise NotSound("its signature is not the station's", at)
    return leaf, entry["signature"]


def check(export, checkpoint):
    *lines, rest = export.split(b"\n")
    leaves, signatures, previous = [], [], "0" * 64
    for at, raw in enumerate(lines, start=1):
        leaf, signature = check_line(raw, at, previous, checkpoint)
        previous = leaf.hex()
        leaves.append(leaf)
        signatures.append(signature)
    if rest:
        raise NotSound("the export ends in the middle of a line", len(lines) + 1)
    size = checkpoint["size"]
    if len(leaves) < size:
        raise NotSound("entries are missing at the end", len(leaves) + 1)
    if tree_root(leaves[:size]) != checkpoint["root"]:
        raise NotSound("these are not the entries that the checkpoint vouches for")
    vouched = base64.b64encode(hashlib.sha256("".join(signatures[:size]).encode()).digest()).decode()
    if checkpoint["signatures"] not in (None, vouched):
        raise NotSound("the signatures are not those that the checkpoint vouches for")
    return size


def main(checkpoint_file, policy_file, *exports):
    def said(judge):
        try:
            return judge()
        except NotSound as cause:
            return f"Not sound: line {cause.line or 0}: {cause}"

    with open(policy_file, encoding="utf-8") as policy, open(checkpoint_file, encoding="utf-8") as note:
        texts = policy.read(), note.read()
    for name in exports:
        with open(name, "rb") as export:
            content = export.read()
        print(said(lambda: f"Sound: {check(content, read_checkpoint(texts[1], read_policy(texts[0])))}"))


main(*sys.argv[1:])
