"""Medians of what was measured, as the tables of Docs/Performance.md."""
import statistics


def number(value: float) -> str:
    if abs(value) >= 10_000:
        return f"{value:,.0f}"
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def median(answers: list[dict], key: str, scale: float = 1) -> str:
    values = [answer[key] * scale for answer in answers if key in answer]
    return number(statistics.median(values)) if values else "–"


def per_connection(answers: list[dict]) -> str:
    values = [(answer["rss_n"] - answer["rss0"]) / answer["n"] for answer in answers]
    return number(statistics.median(values))


def table(title: str, rows: dict[str, list[dict]], columns: list[tuple]) -> str:
    """rows: what was measured by server, or by number of people."""
    lines = [title, "", "| |" + "|".join(f" {column[0]} " for column in columns) + "|",
             "| --- |" + " --: |" * len(columns)]
    for name, answers in rows.items():
        cells = [column[1](answers) if callable(column[1]) else median(answers, *column[1:]) for column in columns]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def load(rows: dict[str, list[dict]]) -> str:
    loads = [answer["load"] for answers in rows.values() for answer in answers]
    return f"load average {min(loads):.1f}–{max(loads):.1f}"


LATENCY = [("p50, ms", "lat_p50_us", 1e-3), ("p99, ms", "lat_p99_us", 1e-3),
           ("CPU a delivery at 10/s, µs", "lat_cpu_us")]
SATURATION = [("deliveries a second", "sat_deliv_s"), ("CPU a delivery, µs", "sat_cpu_us"),
              ("server's share of its core", "sat_srv_util"), ("generator's", "sat_client_util")]
LOSS = [("lost or bad", lambda answers: str(sum(
    answer.get("lat_lost", 0) + answer.get("sat_lost", 0) + answer.get("bad", 0) for answer in answers)))]
STORM = [("all in, s", "storm_s"), ("CPU, s", "storm_cpu_s"), ("kB a connection", per_connection)]
