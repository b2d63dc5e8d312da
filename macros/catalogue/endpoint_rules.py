"""Puts one service's endpoint rule set into the catalogue's short notation.

A rule set is asked for every region of every partition and every one that it names itself, with and without FIPS and
dual-stack, and for one region of each partition that does not exist: that shows what it says of regions to come. The
answers are then covered with as few rules as a greedy search finds. The notation is rules parted by `;`, the first that
fits decides:

    rule    = [places] ["/" modes] "=" answer
    places  = partition or region, more parted by ","; none means everywhere
    modes   = one letter or more: n (neither), f (FIPS), d (dual-stack), b (both); none means all
    answer  = ["http://"] host ["/" base path] ["@" signing region ["#" signing name]] | "!" what is missing
    host    : {p} endpoint prefix, {f} "-fips" in the FIPS modes, {r} region, {g} the partition's global region,
              {s} DNS suffix of the mode, {n} DNS suffix, {d} dual-stack DNS suffix

Where no rule fits, the common template does: `{p}{f}.{r}.{s}`.
"""

import collections
import itertools
import re

from botocore.endpoint_provider import EndpointProvider
from botocore.exceptions import EndpointProviderError

COMMON = "{p}{f}.{r}.{s}"
MODES = {"n": (False, False), "f": (True, False), "d": (False, True), "b": (True, True)}
UNKNOWN = {
    "aws": "us-nowhere-9",
    "aws-cn": "cn-nowhere-9",
    "aws-eusc": "eusc-de-nowhere-9",
    "aws-iso": "us-iso-nowhere-9",
    "aws-iso-b": "us-isob-nowhere-9",
    "aws-iso-e": "eu-isoe-nowhere-9",
    "aws-iso-f": "us-isof-nowhere-9",
    "aws-us-gov": "us-gov-nowhere-9",
}

Cell = collections.namedtuple("Cell", "partition region mode")


def derive(rule_set, partitions, parameters, prefix, signing_name):
    """The rules of a service in the notation; empty where the common template gives all its endpoints."""
    search = Search(rule_set, partitions, parameters, prefix, signing_name)
    return ";".join(search.rules())


class Search:
    def __init__(self, rule_set, partitions, parameters, prefix, signing_name):
        self.outputs = {partition["id"]: partition["outputs"] for partition in partitions["partitions"]}
        self.regions = {partition["id"]: list(partition["regions"]) for partition in partitions["partitions"]}
        listed = set().union(*self.regions.values())
        # A name that fits no partition is in the first.
        self.regions["aws"] += sorted(set(named_regions(rule_set)) - listed)
        self.prefix = prefix
        self.signing_name = signing_name
        self.provider = EndpointProvider(rule_set, partitions)
        self.parameters = parameters
        self.known = rule_set["parameters"]
        self.unknown = [Cell(partition, UNKNOWN[partition], mode) for partition in self.outputs for mode in MODES]
        self.cells = {cell: self.answer(cell) for cell in self.all_cells()}

    def all_cells(self):
        for partition, regions in self.regions.items():
            for region, mode in itertools.product([*regions, UNKNOWN[partition]], MODES):
                yield Cell(partition, region, mode)

    def answer(self, cell):
        fips, dual_stack = MODES[cell.mode]
        asked = {"Region": cell.region, "UseFIPS": fips, "UseDualStack": dual_stack, **self.parameters}
        try:
            endpoint = self.provider.resolve_endpoint(**{k: v for k, v in asked.items() if k in self.known})
        except EndpointProviderError as error:
            return "!" + missing(str(error))
        assert not endpoint.headers, endpoint
        return endpoint.url.removeprefix("https://") + self.signing(endpoint.properties, cell.region)

    def signing(self, properties, region):
        """Where Signature Version 4A is offered, Version 4 is too, and needs no second algorithm."""
        assert properties.keys() <= {"authSchemes", "backend"}, properties
        if "authSchemes" not in properties:
            return ""
        scheme = next(scheme for scheme in properties["authSchemes"] if scheme["name"] == "sigv4")
        assert scheme.keys() <= {"name", "signingName", "signingRegion", "disableDoubleEncoding"}, properties
        name = scheme.get("signingName", self.signing_name)
        name = "" if name == self.signing_name else f"#{name}"
        signing_region = scheme.get("signingRegion", region)
        return f"@{signing_region}{name}" if name or signing_region != region else ""

    def rules(self):
        """Partition-wide rules first found from the unknown regions, then the regions that differ put before them."""
        wide = self.wide_rules()
        rest = [cell for cell, answer in self.cells.items() if self.evaluate(wide, cell) != answer]
        by_answer = collections.defaultdict(lambda: collections.defaultdict(set))
        for cell in rest:
            template = min(self.templates(cell), key=cost)
            by_answer[template][cell.region].add(cell.mode)
        narrow = [rule for template, places in by_answer.items() for rule in products(places, template, set())]
        rules = self.shortened(narrow + wide)
        assert self.agree(rules), rules
        return [notation(rule) for rule in rules]

    def shortened(self, rules):
        """The rules without the places and modes, or whole rules, that other rules take care of anyway."""
        for index in reversed(range(len(rules))):
            places, modes, template = rules[index]
            for shorter in ((), "", template), ((), modes, template), (places, "", template):
                changed = [*rules[:index], shorter, *rules[index + 1 :]]
                if self.agree(changed):
                    rules = changed
                    break
        for index in reversed(range(len(rules))):
            changed = rules[:index] + rules[index + 1 :]
            if self.agree(changed):
                rules = changed
        return rules

    def agree(self, rules):
        return all(self.evaluate(rules, cell) == answer for cell, answer in self.cells.items())

    def wide_rules(self):
        """Greedy: everywhere the template that serves most, then the one that serves most of what is left."""
        candidates = collections.Counter()
        for cell in self.unknown:
            for template in self.templates(cell):
                candidates[template] += 1
        best = max(candidates.values())
        base = COMMON if candidates[COMMON] == best else min(
            (template for template, count in candidates.items() if count == best), key=cost
        )
        rules = [] if base == COMMON else [((), "", base)]
        rest = [cell for cell in self.unknown if base not in self.templates(cell)]
        while rest:
            served = collections.Counter(template for cell in rest for template in self.templates(cell))
            template = min(served, key=lambda template: (-served[template], cost(template)))
            places = collections.defaultdict(set)
            for cell in rest:
                if template in self.templates(cell):
                    places[cell.partition].add(cell.mode)
            rules = products(places, template, set(self.outputs)) + rules
            rest = [cell for cell in rest if template not in self.templates(cell)]
        return rules

    def templates(self, cell):
        """Every template of the notation that gives the cell its answer."""
        answer = self.cells[cell]
        if answer.startswith("!"):
            return [answer]
        host, at, signing = answer.partition("@")
        choices = [""]
        for part in self.parts(host, cell):
            choices = [left + right for left in choices for right in part]
        signings = [at + signing]
        signing_region, _, name = signing.partition("#")
        tail = f"#{name}" if name else ""
        if signing_region == self.outputs[cell.partition]["implicitGlobalRegion"]:
            signings.append("@{g}" + tail)
        if signing_region == cell.region:
            signings.append("@{r}" + tail)
        if not signing:
            # A signing region that is the region needs no words, but may be part of a rule that needs them elsewhere.
            signings += ["@{r}"]
            if cell.region == self.outputs[cell.partition]["implicitGlobalRegion"]:
                signings += ["@{g}"]
        return sorted({choice + signed for choice in choices for signed in signings})

    def parts(self, host, cell):
        """The host cut into the pieces that may be placeholders, each with its ways to be written."""
        outputs = self.outputs[cell.partition]
        plain, dual = outputs["dnsSuffix"], outputs["dualStackDnsSuffix"]
        host, slash, path = host.partition("/")
        suffixes = [""]
        for suffix, letter in sorted([(plain, "n"), (dual, "d")], key=lambda pair: -len(pair[0])):
            if host.endswith("." + suffix):
                host = host.removesuffix(suffix)
                own = dual if cell.mode in "db" else plain
                suffixes = ["{" + letter + "}"] + (["{s}"] if suffix == own else [])
                break
        yield from self.labels(host, cell)
        yield [suffix + slash + path for suffix in suffixes]

    def labels(self, host, cell):
        fips = cell.mode in "fb"
        if host == self.prefix or host.startswith((self.prefix + ".", self.prefix + "-fips.")):
            yield [self.prefix, "{p}"]
            host = host.removeprefix(self.prefix)
            if not fips:
                yield ["", "{f}"]
            elif host.startswith("-fips"):
                host = host.removeprefix("-fips")
                yield ["-fips", "{f}"]
        for index, label in enumerate(host.split(".")):
            dot = "." if index else ""
            ways = [label]
            if label == cell.region:
                ways.append("{r}")
            if label == self.outputs[cell.partition]["implicitGlobalRegion"]:
                ways.append("{g}")
            if label.endswith("-fips") and fips and index == 0:
                ways.append(label.removesuffix("-fips") + "{f}")
            elif not fips and index == 0 and label:
                ways.append(label + "{f}")
            if label == self.prefix:
                ways.append("{p}")
            elif self.prefix in host and label.startswith(self.prefix):
                ways.append(label.replace(self.prefix, "{p}", 1))
            yield [dot + way for way in ways]

    def evaluate(self, rules, cell):
        """What the rules answer: the notation's meaning, as the runtime has it."""
        for places, modes, answer in [*rules, ((), "", COMMON)]:
            if (not places or {cell.region, cell.partition} & set(places)) and (not modes or cell.mode in modes):
                return self.render(answer, cell)
        raise AssertionError("the common template fits everywhere")

    def render(self, answer, cell):
        outputs = self.outputs[cell.partition]
        fips, dual_stack = MODES[cell.mode]
        suffix = outputs["dualStackDnsSuffix" if dual_stack else "dnsSuffix"]
        rendered = (
            answer.replace("{p}", self.prefix)
            .replace("{f}", "-fips" if fips else "")
            .replace("{r}", cell.region)
            .replace("{g}", outputs["implicitGlobalRegion"])
            .replace("{s}", suffix)
            .replace("{n}", outputs["dnsSuffix"])
            .replace("{d}", outputs["dualStackDnsSuffix"])
        )
        return rendered.removesuffix("@" + cell.region)


def named_regions(rules):
    """The regions that a rule set compares with."""
    if isinstance(rules, list):
        for rule in rules:
            yield from named_regions(rule)
    elif isinstance(rules, dict):
        if rules.get("fn") == "stringEquals" and {"ref": "Region"} in rules["argv"]:
            yield from (word for word in rules["argv"] if isinstance(word, str))
        for value in rules.values():
            yield from named_regions(value)


def products(places, template, everywhere):
    """The rules that give a template to the modes of each place, places with the same modes in one rule."""
    by_modes = collections.defaultdict(list)
    for place, modes in places.items():
        by_modes["".join(mode for mode in MODES if mode in modes)].append(place)
    rules = []
    for modes, names in sorted(by_modes.items()):
        named = () if everywhere and set(names) == everywhere else tuple(sorted(names))
        rules.append((named, "" if len(modes) == len(MODES) else modes, template))
    return rules


def cost(template):
    """Placeholders cost less than words, and those that mean the same in more places less than others."""
    length = len(re.sub(r"\{[nd]\}", "##", re.sub(r"\{[prs]\}", "#", template)))
    return length, template


def notation(rule):
    places, modes, answer = rule
    return ",".join(places) + (f"/{modes}" if modes else "") + "=" + answer


MISSING = {
    "fips": "fips",
    "dual-stack": "dual-stack",
    "dualstack": "dual-stack",
    "apitype": "ApiType",
    "kvs arn": "KvsARN",
}


def missing(error):
    """Which word says what an endpoint lacks: a parameter's name, or the variant that the service does not have."""
    return next(word for phrase, word in MISSING.items() if phrase in error.lower())
