"""The open files of a published call, read by the tools that others read them with: each CSV against its Table Schema by
frictionless, the 360Giving package against its JSON Schema. Says one line per file; exit status 1 when one is wrong.

    python valider.py FOLDER
"""

import json
import sys
from pathlib import Path

from frictionless import Resource, Schema, system
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT202012

SCHEMAS = Path(__file__).resolve().parents[2] / "salles/financements/tests/schemas"
SEEN = 12  # faults shown of a file


def table(path: Path) -> list[str]:
    name = "data-subvention-2024-09" if path.stem.endswith("-etendu") else "scdl-subventions-2.1.1"
    schema = Schema.from_descriptor(json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8")))
    with system.use_context(trusted=True):
        report = Resource(path=str(path), schema=schema, encoding="utf-8").validate()
    faults = [f"{row or ''} {field or ''}: {note}" for row, field, note in report.flatten(["rowNumber", "fieldName", "note"])]
    rows = sum(task.stats.get("rows") or 0 for task in report.tasks)
    if not report.valid and not faults:
        faults = [str(error) for error in report.errors] or ["refused without a word"]
    return faults if rows else [*faults, "no row"]


def package(path: Path) -> list[str]:
    grant = json.loads((SCHEMAS / "360giving-1.4.3.schema.json").read_text("utf-8"))
    whole = json.loads((SCHEMAS / "360giving-paquet-1.4.3.schema.json").read_text("utf-8"))
    # The package points to the schema of grants under the address of 1.4.2; the file given is 1.4.3. Two addresses, one file.
    one = DRAFT202012.create_resource(grant)
    pointed = whole["properties"]["grants"]["items"]["$ref"]
    registry = Registry().with_resources([(grant["$id"], one), (pointed, one)])
    # `$schema` is not written as validators know it: the version is imposed. Without its format checked, a plain date would
    # match both branches of `oneOf`.
    formats = FormatChecker()
    if "date-time" not in formats.checkers:
        return ["the format date-time cannot be checked: install jsonschema[format]"]
    data = json.loads(path.read_text("utf-8"))
    faults = Draft202012Validator(whole, registry=registry, format_checker=formats).iter_errors(data)
    found = [f"{'/'.join(map(str, f.absolute_path))}: {f.message[:200]}" for f in faults]
    ids = [g["id"] for g in data["grants"]]
    if len(set(ids)) != len(ids):
        found.append("two grants bear one identifier")
    strangers = {r for g in data["grants"] for r in g.get("relatedActivity", [])} - set(ids)
    return [*found, *(f"relatedActivity: {r} is not in the package" for r in sorted(strangers))]


def main(folder: Path) -> int:
    tables = sorted(folder.glob("*.csv"))
    packages = sorted(folder.glob("*-360giving.json"))
    faults = [] if tables and packages else [f"{folder}: tables and a package are expected"]
    for path in [*tables, *packages]:
        found = table(path) if path.suffix == ".csv" else package(path)
        print(f"{'ok   ' if not found else 'WRONG'} {path.name}")
        faults += [f"{path.name}: {fault}" for fault in found]
    print("\n".join(faults[:SEEN]))
    print(f"{len(tables) + len(packages)} files, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
