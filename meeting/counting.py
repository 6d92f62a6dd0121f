"""How a number is said in Vietnamese, as the words of which a clip each is joined. Pure."""

INVITE = "say_moi_so"
DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
WORDS = {
    **{f"say_{n}": word for n, word in enumerate(DIGITS)},
    "say_muoi": "mười",
    "say_chuc": "mươi",
    "say_mot": "mốt",
    "say_tu": "tư",
    "say_lam": "lăm",
    "say_tram": "trăm",
    "say_nghin": "nghìn",
    "say_le": "lẻ",
    INVITE: "Mời số",
}
TEN, HUNDRED, THOUSAND = 10, 100, 1000
ONE, FOUR, FIVE = 1, 4, 5


def invitation(number: int) -> list[str]:
    """ "Mời số" and the number, as codes of ``WORDS``. ``number`` from 1 to 999 999."""
    return [INVITE, *counted(number)]


def counted(number: int) -> list[str]:
    """The words of a number."""
    thousands, rest = divmod(number, THOUSAND)
    if not thousands:
        return _below_thousand(rest, False)
    said = [*counted(thousands), "say_nghin"]
    return said if not rest else [*said, *_below_thousand(rest, True)]


def _below_thousand(number: int, after_thousands: bool) -> list[str]:
    """Behind thousands the hundreds are said also when there are none."""
    hundreds, rest = divmod(number, HUNDRED)
    if not hundreds and not after_thousands:
        return _below_hundred(rest)
    said = [f"say_{hundreds}", "say_tram"]
    if not rest:
        return said
    return [*said, "say_le", f"say_{rest}"] if rest < TEN else [*said, *_below_hundred(rest)]


def _below_hundred(number: int) -> list[str]:
    tens, ones = divmod(number, TEN)
    if not tens:
        return [f"say_{ones}"]
    said = ["say_muoi"] if tens == 1 else [f"say_{tens}", "say_chuc"]
    return said if not ones else [*said, _last(tens, ones)]


def _last(tens: int, ones: int) -> str:
    """One, four and five change their sound behind tens."""
    changed = {FIVE: "say_lam"} if tens == 1 else {ONE: "say_mot", FOUR: "say_tu", FIVE: "say_lam"}
    return changed.get(ones, f"say_{ones}")
