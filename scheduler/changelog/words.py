"""The words in which changes are told, in the six languages of the pages."""

import datetime as dt
from dataclasses import dataclass, field

from babel import Locale
from babel.dates import format_date, format_skeleton

from scheduler.changelog.difference import ASPECTS, Aspect
from scheduler.conference.language_names import language_name

_LEFT_TO_RIGHT, _FIRST_STRONG, _END = "\u2066", "\u2068", "\u2069"  # isolates of Unicode's bidirectional algorithm


@dataclass(frozen=True)
class Words:
    """The words of one language. `labels` name the aspects; {…} in a text stands for a value."""

    tag: str
    labels: dict[Aspect, str]
    changes: str
    version: str
    first: str
    reverted: str
    unchanged: str
    people_changed: str
    details_changed: str
    no_room: str
    nobody: str
    no_item: str
    deadlines: str
    local_times: str
    subject: str
    locale: Locale = field(repr=False)
    comma: str = ", "
    colon: str = ": "
    arrow: str = "→"

    def day(self, day: dt.date) -> str:
        """Write a day in full."""
        return str(format_date(day, "full", locale=self.locale))

    def hours(self, start: dt.datetime, end: dt.datetime, *, with_day: bool = False) -> str:
        """Write from when to when, on the clock that the moments carry; with the day if that is asked for."""
        hours = self.apart(f"{start:%H:%M}–{end:%H:%M}", _LEFT_TO_RIGHT)
        return f"{format_skeleton('MMMEd', start, locale=self.locale)}{self.comma}{hours}" if with_day else hours

    def apart(self, text: str, mark: str = _FIRST_STRONG) -> str:
        """Keep a text apart from the direction of what stands around it, where that is from right to left."""
        return f"{mark}{text}{_END}" if self.locale.text_direction == "rtl" else text

    def moment(self, moment: dt.datetime) -> str:
        """Write a day and a time, on the clock that the moment carries."""
        return f"{format_skeleton('MMMEd', moment, locale=self.locale)}{self.comma}{moment:%H:%M}"

    def language(self, tag: str) -> str:
        """Name a language."""
        return language_name(tag, self.locale)

    def tally(self, counted: dict[Aspect, int]) -> str:
        """Say how many sessions differ in what."""
        return self.comma.join(f"{self.labels[aspect]}{self.colon}{number}" for aspect, number in counted.items())


def words_of(language: str) -> Words:
    """Give the words of a language, of `pt-BR` those of `pt`; English ones where there are none."""
    return _WORDS.get(language.partition("-")[0], _WORDS["en"])


def _labels(*labels: str) -> dict[Aspect, str]:
    return dict(zip(ASPECTS, labels, strict=True))


_WORDS = {
    each.tag: each
    for each in (
        Words(
            tag="en",
            labels=_labels(
                "New",
                "Takes place after all",
                "Cancelled",
                "Time",
                "Room",
                "Languages",
                "People",
                "Title",
                "Agenda",
                "Details",
            ),
            changes="Changes",
            version="Version {number}",
            first="The first version.",
            reverted="Back to version {number}.",
            unchanged="No session changed.",
            people_changed="the chair or the speakers are others",
            details_changed="other details are different",
            no_room="No room",
            nobody="nobody",
            no_item="no item",
            deadlines="Deadlines",
            local_times="All times are local: {zone}",
            subject="{conference}: version {number} of the programme",
            locale=Locale("en", "GB"),  # an international meeting writes the day before the month
        ),
        Words(
            tag="fr",
            labels=_labels(
                "Nouveau",
                "A finalement lieu",
                "Annulé",
                "Horaire",
                "Salle",
                "Langues",
                "Personnes",
                "Titre",
                "Ordre du jour",
                "Détails",
            ),
            changes="Modifications",
            version="Version {number}",
            first="La première version.",
            reverted="Retour à la version {number}.",
            unchanged="Aucune séance n’a changé.",
            people_changed="la présidence ou les intervenants ont changé",
            details_changed="d’autres détails ont changé",
            no_room="Sans salle",
            nobody="personne",
            no_item="aucun point",
            deadlines="Échéances",
            local_times="Heures locales : {zone}",
            subject="{conference} : version {number} du programme",
            locale=Locale("fr"),
            colon=" : ",
        ),
        Words(
            tag="es",
            labels=_labels(
                "Nueva",
                "Se celebra finalmente",
                "Cancelada",
                "Horario",
                "Sala",
                "Idiomas",
                "Personas",
                "Título",
                "Orden del día",
                "Detalles",
            ),
            changes="Cambios",
            version="Versión {number}",
            first="La primera versión.",
            reverted="Vuelta a la versión {number}.",
            unchanged="Ninguna sesión ha cambiado.",
            people_changed="han cambiado la presidencia o los oradores",
            details_changed="han cambiado otros detalles",
            no_room="Sin sala",
            nobody="nadie",
            no_item="ningún punto",
            deadlines="Plazos",
            local_times="Hora local: {zone}",
            subject="{conference}: versión {number} del programa",
            locale=Locale("es"),
        ),
        Words(
            tag="ru",
            labels=_labels(
                "Новое",
                "Всё же состоится",
                "Отменено",
                "Время",
                "Зал",
                "Языки",
                "Участники",
                "Название",
                "Повестка дня",
                "Подробности",
            ),
            changes="Изменения",
            version="Версия {number}",
            first="Первая версия.",
            reverted="Возврат к версии {number}.",
            unchanged="Ни одно заседание не изменилось.",
            people_changed="изменился председатель или состав выступающих",
            details_changed="изменились другие подробности",
            no_room="Без зала",
            nobody="никого",
            no_item="нет пунктов",
            deadlines="Сроки",
            local_times="Время местное: {zone}",
            subject="{conference}: версия {number} программы",
            locale=Locale("ru"),
        ),
        Words(
            tag="ar",
            labels=_labels(
                "جديدة",
                "ستُعقد بعد إلغائها",
                "أُلغيت",
                "الموعد",
                "القاعة",
                "اللغات",
                "الأشخاص",
                "العنوان",
                "جدول الأعمال",
                "التفاصيل",
            ),
            changes="التغييرات",
            version="الإصدار {number}",
            first="الإصدار الأول.",
            reverted="عودة إلى الإصدار {number}.",
            unchanged="لم تتغيّر أي جلسة.",
            people_changed="تغيّر الرئيس أو المتحدثون",
            details_changed="تغيّرت تفاصيل أخرى",
            no_room="بلا قاعة",
            nobody="لا أحد",
            no_item="لا بنود",
            deadlines="المواعيد النهائية",
            local_times="جميع الأوقات بالتوقيت المحلي: {zone}",
            subject="{conference}: الإصدار {number} من البرنامج",
            locale=Locale("ar"),
            comma="، ",
            arrow="←",  # time goes as the writing goes
        ),
        Words(
            tag="zh",
            labels=_labels("新增", "恢复举行", "取消", "时间", "会议室", "语言", "人员", "标题", "议程", "详情"),
            changes="变更",
            version="第 {number} 版",
            first="首个版本。",
            reverted="恢复到第 {number} 版。",
            unchanged="没有会议变动。",
            people_changed="主席或发言人有变动",
            details_changed="其他详情有变动",
            no_room="无会议室",
            nobody="无人",
            no_item="无议题",
            deadlines="截止日期",
            local_times="均为当地时间：{zone}",
            subject="{conference}：日程第 {number} 版",
            locale=Locale("zh"),
            comma="、",
            colon="：",
        ),
    )
}
TAGS = tuple(_WORDS)
