"""What stands around the text: the report's head, the filters, contradictions and notes."""

from collections import Counter
from collections.abc import Sequence

from kg.authority.codes import label
from kg.cli.page.labels import KINDS, both, escaped
from kg.facts.model import Facts


def head(facts: Facts) -> str:
    """Return the head of the page: what report this is, and whether a person checked it."""
    report = facts.report
    rows = [
        (("Địa bàn", "Area"), report.area),
        (("Kỳ", "Period"), report.period),
        (("Nơi đăng", "Publisher"), report.publisher),
        (("Ngày đăng", "Published"), report.published),
        (("Tác giả", "Author"), report.author),
        (("Tệp", "File"), report.source.file),
        (("Mã", "Id"), report.id),
        (("Trích bởi", "Extracted by"), report.extractor),
    ]
    listed = "".join(
        f"<div><dt>{both(*name)}</dt><dd>{escaped(content)}</dd></div>"
        for name, content in rows
        if content
    )
    if report.reviewed:
        by, on = escaped(report.reviewed.by), escaped(report.reviewed.date)
        mark = f'<p class="state done">{both("Đã rà soát", "Reviewed")}: {by}, {on}</p>'
    else:
        words = both(
            "Chưa ai rà soát các dữ kiện này; máy có thể đọc sai.",
            "No person has reviewed these facts; the program may have misread.",
        )
        mark = f'<p class="state">{words}</p>'
    return (
        f'<header id="head"><p class="languages"><button type="button" data-to="vi" lang="vi-VN">'
        'Tiếng Việt</button> <button type="button" data-to="en" lang="en-GB">English</button></p>'
        f"<h1>{escaped(report.title)}</h1>{mark}<dl>{listed}</dl></header>"
    )


def controls(kinds: Sequence[str]) -> str:
    """Return the legend, which is the filter by kind, and the filter by confidence."""
    counted = Counter(kinds)
    boxes = "".join(
        f'<label class="kind" data-kind="{kind}"><input type="checkbox" name="kind" '
        f'value="{kind}" checked> {both(*names)} <b>{counted[kind]}</b></label>'
        for kind, names in KINDS.items()
        if counted[kind]
    )
    confidence = both("Độ tin cậy từ", "Confidence from")
    unreviewed = both("chỉ dữ kiện chưa rà soát", "only what is not reviewed")
    return (
        f'<form id="controls" aria-label="Bộ lọc · Filters">{boxes}'
        f'<label>{confidence} <input id="least" type="range" min="0" max="1" step="0.05" '
        'value="0"> <output id="least-shown">0</output></label>'
        f'<label><input id="unreviewed" type="checkbox"> {unreviewed}</label>'
        '<output id="count" aria-live="polite"></output></form>'
    )


def contradictions(facts: Facts) -> str:
    """Return the figures of the report that do not agree, each leading to its place."""
    if not facts.contradictions:
        return ""
    at = {figure.start: number for number, figure in enumerate(facts.observations)}
    items = []
    for one in facts.contradictions:
        places = " ".join(
            f'<button type="button" class="to" data-fact="{at[start]}">'
            f"{escaped(facts.observations[at[start]].quote)}</button>"
            for start in one.observations
            if start in at
        )
        kind = both(label("contradiction", one.kind, "vi"), label("contradiction", one.kind, "en"))
        items.append(
            f"<li><b>{kind}</b>: {places}<br>{both('in', 'printed')}: {escaped(one.printed)} · "
            f"{both('suy ra', 'follows')}: {escaped(one.follows)}<br>{escaped(one.note)}</li>"
        )
    title = both("Chỗ không khớp trong báo cáo", "What does not agree in the report")
    return (
        f'<section class="after" id="contradictions"><h2>{title}</h2>'
        f"<ul>{''.join(items)}</ul></section>"
    )


def notes(facts: Facts) -> str:
    """Return the notes of the reader."""
    if not facts.notes:
        return ""
    items = "".join(f"<li>{escaped(note)}</li>" for note in facts.notes)
    title = both("Ghi chú khi đọc", "Notes of the reader")
    return f'<section class="after"><h2>{title}</h2><ul>{items}</ul></section>'
