"""Keys of articles: one for all ways of writing an address."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from library.keys import key_of

PARTS = st.lists(st.sampled_from("a b7 index.html x=1&y 2020-11-01 ~me (1) '' @a :80".split()))


@given(st.sampled_from("rfi.fr www.bbc.com a-b.example www. com".split()), PARTS, PARTS)
def test_an_address_has_one_key_however_it_is_written(
    host: str, path: list[str], query: list[str]
) -> None:
    behind = "".join(f"/{part}" for part in path)
    asked = f"?{'/'.join(query)}" if any(query) else ""
    escaped = behind.replace("1", "%31").replace("a", "%61").replace("/", "//")
    written = [
        f"http://{host}{behind}{asked}",
        f"https://{host}{behind}/{asked}",
        f"https://{host}{escaped}{asked.replace('1', '%31')}",
        f"HTTPS://{host.upper()}{behind}{asked}#comments",
    ]
    assert len({key_of(url, "", None, None) for url in written}) == 1


def test_other_pages_have_other_keys() -> None:
    urls = ["/a", "/b", "/a?x=1", "/a?x=2", "/a/b", "/#!a", "/#!b"]
    assert len({key_of(f"https://rfi.fr{url}", "", None, None) for url in urls}) == len(urls)
