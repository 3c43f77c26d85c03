"""The second checker of an exported journal, written from docs/journal.md alone and in another language.

journal_check.py CHECKPOINT POLICY EXPORT ...: one line for each export, "Sound: N" or "Not sound: line L: why".
journal_check.py --witnessed PROOF WITNESSES CHECKPOINT POLICY EXPORT ...: the same, and that witnesses saw it, "Sound: N, seen up to M".
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


def read_key(written, use):
    known = re.fullmatch(r"([^\s+]+)\+([0-9a-f]{8})\+(\S+)", written)
    if known is None:
        raise NotSound("the policy has a key that is none")
    name, key_id, encoded = known.groups()
    raw = from_base64(encoded)
    if len(raw) != 33 or raw[0] != use or hashlib.sha256(name.encode() + b"\n" + raw).hexdigest()[:8] != key_id:
        raise NotSound("the policy has a key that is none")
    return (name, bytes.fromhex(key_id)), raw[1:]


class Policy:
    """Logs and witnesses by name and key id; groups as (how many, of whom) by their names."""

    def __init__(self, written):
        self.logs, self.witnesses, self.rules, self.quorum = {}, {}, {"none": None}, "missing"
        grouped = set()
        if any((ord(sign) < 32 and sign not in "\t\n") or ord(sign) == 127 for sign in written):
            raise NotSound("the policy has a sign that it must not have")
        for line in written.split("\n"):
            words = [word for word in re.split("[ \t]+", line) if word]
            if not words or words[0].startswith("#"):
                continue
            kind, words = words[0], words[1:]
            if kind == "log" and len(words) in (1, 2):
                known, key = read_key(words[0], 1)
                self.logs[known[0]] = (known[1], key)
            elif kind == "witness" and len(words) in (2, 3):
                known, key = read_key(words[1], 4)
                if key in self.witnesses.values():
                    raise NotSound("the policy has a witness twice")
                self.witnesses[known] = key
                self.add(words[0], known)
            elif kind == "group" and len(words) >= 3:
                members = words[2:]
                known = {"all": str(len(members)), "any": "1"}.get(words[1], words[1])
                if re.fullmatch("[1-9][0-9]{0,8}", known) is None or int(known) > len(members):
                    raise NotSound("the policy has a group of too many or none")
                for member in members:
                    if member == "none" or member not in self.rules or member in grouped:
                        raise NotSound("the policy has a member that may not be one")
                    grouped.add(member)
                self.add(words[0], (int(known), members))
            elif kind == "quorum" and len(words) == 1 and self.quorum == "missing" and words[0] in self.rules:
                self.quorum = words[0]
            else:
                raise NotSound("the policy has a line that is none")
        if self.quorum == "missing" or not self.logs:
            raise NotSound("the policy names no log or no quorum")

    def add(self, name, rule):
        if name in self.rules:
            raise NotSound("the policy has a name twice")
        self.rules[name] = rule

    def holds(self, name, cosigned):
        rule = self.rules[name]
        if rule is None:
            return True
        if isinstance(rule[0], int):
            return sum(self.holds(member, cosigned) for member in rule[1]) >= rule[0]
        return rule in cosigned


def cosigned(body, key, raw):
    seconds = int.from_bytes(raw[:8], "big")
    message = b"cosignature/v1\ntime " + str(seconds).encode() + b"\n" + body
    return len(raw) == 72 and seconds < 2**63 and verifies(key, message, raw[8:])


def read_head(note, policy):
    cut = note.rfind("\n\n")
    if cut < 0 or not note.endswith("\n"):
        raise NotSound("the checkpoint is no signed note")
    body, signatures = note[:cut + 1], note[cut + 2:-1]
    lines = body.split("\n")
    if len(lines) < 4 or lines[0] not in policy.logs:
        raise NotSound("the checkpoint is of a log that the policy does not name")
    origin, size, root = lines[0], lines[1], from_base64(lines[2])
    own_id, own_key = policy.logs[origin]
    held, seen = 0, set()
    for line in signatures.split("\n"):
        known = re.fullmatch("\u2014 (\\S+) (\\S+)", line)
        if known is None:
            raise NotSound("the checkpoint has a signature line that is none")
        name, raw = known.group(1), from_base64(known.group(2))
        if (name, raw[:4]) == (origin, own_id):
            if not verifies(own_key, body.encode(), raw[4:]):
                raise NotSound("the checkpoint's signature does not hold")
            held += 1
        if (name, raw[:4]) in policy.witnesses:
            if not cosigned(body.encode(), policy.witnesses[name, raw[:4]], raw[4:]):
                raise NotSound("a cosignature does not hold")
            seen.add((name, raw[:4]))
    if held == 0 or re.fullmatch(r"0|[1-9][0-9]{0,15}", size) is None or len(root) != 32:
        raise NotSound("the checkpoint is not what it should be")
    if not policy.holds(policy.quorum, seen):
        raise NotSound("too few witnesses have cosigned the checkpoint")
    return {"origin": origin, "size": int(size), "root": root, "key": own_key, "more": lines[3:]}


def read_checkpoint(note, policy):
    head = read_head(note, policy)
    parts = re.fullmatch(r"cardwright/([0-9a-f-]{36})/(0|[1-9][0-9]{0,8})", head["origin"])
    if parts is None:
        raise NotSound("the checkpoint is not of a station")
    vouched = [line[len("signatures "):] for line in head["more"] if line.startswith("signatures ")]
    return {**head, "station": parts.group(1), "epoch": int(parts.group(2)), "signatures": vouched[0] if vouched else None}


def read_proof(written, policy):
    known = re.fullmatch(r"c2sp\.org/tlog-proof@v1\nextra (\S+)\nindex (0|[1-9][0-9]{0,15})\n((?:\S+\n)*)\n(.*)", written, re.DOTALL)
    if known is None:
        raise NotSound("the proof is none")
    head = read_head(known.group(4), policy)
    path = [from_base64(step) for step in known.group(3).split()]
    return {"entry": int(from_base64(known.group(1))), "index": int(known.group(2)), "path": path, **head}


def climb(leaf, index, size, path):
    """RFC 6962 section 2.1.1 read backwards: the last step of the path is the sibling of the largest part."""
    if size == 1:
        return leaf if not path else None
    if not path:
        return None
    split = 1 << ((size - 1).bit_length() - 1)
    if index < split:
        left, right = climb(leaf, index, split, path[:-1]), path[-1]
    else:
        left, right = path[-1], climb(leaf, index - split, size - split, path[:-1])
    return None if left is None or right is None else hashlib.sha256(b"\x01" + left + right).digest()


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
    return size, leaves


def check_witnessed(leaves, proof):
    n, index, size = proof["entry"], proof["index"], proof["size"]
    if index >= size or n < 1 or n > len(leaves) or climb(leaves[n - 1], index, size, proof["path"]) != proof["root"]:
        raise NotSound("no entry stands where its witnesses saw it")
    return n


def judge(content, note, policy, witnessed):
    proof = None if witnessed is None else read_proof(witnessed[0], Policy(witnessed[1]))
    size, leaves = check(content, read_checkpoint(note, Policy(policy)))
    return f"Sound: {size}" if proof is None else f"Sound: {size}, seen up to {check_witnessed(leaves, proof)}"


def main(*names):
    witnessed = None
    if names[0] == "--witnessed":
        witnessed, names = [open(name, encoding="utf-8", newline="").read() for name in names[1:3]], names[3:]
    checkpoint_file, policy_file, *exports = names

    def said(judging):
        try:
            return judging()
        except NotSound as cause:
            return f"Not sound: line {cause.line or 0}: {cause}"

    with open(policy_file, encoding="utf-8", newline="") as policy, open(checkpoint_file, encoding="utf-8", newline="") as note:
        texts = policy.read(), note.read()
    for name in exports:
        with open(name, "rb") as export:
            content = export.read()
        print(said(lambda: judge(content, texts[1], texts[0], witnessed)))


main(*sys.argv[1:])
