"""The fixed words of feeds, in the six languages of the United Nations; in others they are English."""

from collections.abc import Mapping

Label = Mapping[str, str]

INTERPRETATION: Label = {
    "ar": "الترجمة الفورية",
    "en": "Interpretation",
    "es": "Interpretación",
    "fr": "Interprétation",
    "ru": "Синхронный перевод",
    "zh": "同声传译",
}
AGENDA: Label = {
    "ar": "جدول الأعمال",
    "en": "Agenda",
    "es": "Orden del día",
    "fr": "Ordre du jour",
    "ru": "Повестка дня",
    "zh": "议程",
}
ADOPTION: Label = {
    "ar": "للاعتماد",
    "en": "for adoption",
    "es": "para su aprobación",
    "fr": "pour adoption",
    "ru": "для принятия",
    "zh": "供通过",
}
THEME: Label = {"ar": "الموضوع", "en": "Theme", "es": "Tema", "fr": "Thème", "ru": "Тема", "zh": "主题"}
JOIN: Label = {
    "ar": "المشاركة عن بُعد",
    "en": "Join online",
    "es": "Participar en línea",
    "fr": "Participer en ligne",
    "ru": "Участие онлайн",
    "zh": "在线参加",
}
DEADLINES: Label = {
    "ar": "المواعيد النهائية",
    "en": "Deadlines",
    "es": "Plazos",
    "fr": "Dates limites",
    "ru": "Сроки",
    "zh": "截止日期",
}
OWN: Label = {
    "ar": "برنامجي",
    "en": "My programme",
    "es": "Mi programa",
    "fr": "Mon programme",
    "ru": "Моя программа",
    "zh": "我的日程",
}


def label(words: Label, language: str) -> str:
    """Give fixed words in a language."""
    return words.get(language.partition("-")[0], words["en"])
