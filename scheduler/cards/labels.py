"""The words that cards add to the conference's own, in the six official languages of the United Nations."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from babel import Locale
from babel.dates import format_date

from scheduler.conference.breakouts import LeadRole
from scheduler.conference.language_names import language_name


@dataclass(frozen=True)
class Labels:
    """The words of one language; `{number}` in `round` stands for the round's number."""

    tag: str
    round: str
    room: str
    no_room: str
    theme: str
    name: str
    delegation: str
    region: str
    languages: str
    present: str
    interpretation: str
    participants: str
    roles: dict[LeadRole, str]
    locale: Locale = field(repr=False)
    comma: str = ", "

    @property
    def direction(self) -> str:
        """The direction of writing: ltr or rtl."""
        return self.locale.text_direction

    def day(self, day: dt.date) -> str:
        """Write a day in full."""
        return str(format_date(day, "full", locale=self.locale))

    def role(self, roles: Iterable[LeadRole]) -> str:
        """Name the roles of a lead."""
        return self.comma.join(self.roles[role] for role in roles)

    def named(self, tags: Iterable[str]) -> str:
        """Name languages."""
        return self.comma.join(language_name(tag, self.locale) for tag in tags)


def labels(language: str) -> Labels:
    """Give the words of a language, of `pt-BR` those of `pt`; English ones where there are none."""
    return _LABELS.get(language.partition("-")[0], _LABELS["en"])


_LABELS = {
    each.tag: each
    for each in (
        Labels(
            tag="en",
            round="Round {number}",
            room="Room",
            no_room="Room to be announced",
            theme="Theme",
            name="Name",
            delegation="Delegation",
            region="Region",
            languages="Languages",
            present="Present",
            interpretation="Interpretation",
            participants="Participants",
            roles={
                "facilitator": "Facilitator",
                "rapporteur": "Rapporteur",
                "timekeeper": "Timekeeper",
                "remote-helper": "Remote helper",
            },
            locale=Locale("en", "GB"),  # an international meeting writes the day before the month
        ),
        Labels(
            tag="fr",
            round="Tour {number}",
            room="Salle",
            no_room="Salle à confirmer",
            theme="Thème",
            name="Nom",
            delegation="Délégation",
            region="Région",
            languages="Langues",
            present="Présence",
            interpretation="Interprétation",
            participants="Participants",
            roles={
                "facilitator": "Animation",
                "rapporteur": "Rapport",
                "timekeeper": "Gestion du temps",
                "remote-helper": "Aide à distance",
            },
            locale=Locale("fr"),
        ),
        Labels(
            tag="es",
            round="Ronda {number}",
            room="Sala",
            no_room="Sala por confirmar",
            theme="Tema",
            name="Nombre",
            delegation="Delegación",
            region="Región",
            languages="Idiomas",
            present="Asistencia",
            interpretation="Interpretación",
            participants="Participantes",
            roles={
                "facilitator": "Facilitación",
                "rapporteur": "Relatoría",
                "timekeeper": "Control del tiempo",
                "remote-helper": "Ayuda a distancia",
            },
            locale=Locale("es"),
        ),
        Labels(
            tag="ru",
            round="Раунд {number}",
            room="Зал",
            no_room="Зал будет объявлен",
            theme="Тема",
            name="Имя",
            delegation="Делегация",
            region="Регион",
            languages="Языки",
            present="Присутствие",
            interpretation="Синхронный перевод",
            participants="Участники",
            roles={
                "facilitator": "Ведущий",
                "rapporteur": "Докладчик",
                "timekeeper": "Хронометрист",
                "remote-helper": "Помощник удалённых участников",
            },
            locale=Locale("ru"),
        ),
        Labels(
            tag="ar",
            round="الجولة {number}",
            room="القاعة",
            no_room="ستُعلن القاعة لاحقاً",
            theme="الموضوع",
            name="الاسم",
            delegation="الوفد",
            region="المنطقة",
            languages="اللغات",
            present="الحضور",
            interpretation="الترجمة الفورية",
            participants="المشاركون",
            roles={
                "facilitator": "الميسّر",
                "rapporteur": "المقرر",
                "timekeeper": "ضابط الوقت",
                "remote-helper": "مساعد المشاركين عن بُعد",
            },
            locale=Locale("ar"),
            comma="، ",
        ),
        Labels(
            tag="zh",
            round="第{number}轮",
            room="会议室",
            no_room="会议室待定",
            theme="主题",
            name="姓名",
            delegation="代表团",
            region="区域",
            languages="语言",
            present="出席",
            interpretation="同声传译",
            participants="与会者",
            roles={
                "facilitator": "主持人",
                "rapporteur": "报告员",
                "timekeeper": "计时员",
                "remote-helper": "远程协助员",
            },
            locale=Locale("zh"),
            comma="、",
        ),
    )
}
TAGS = tuple(_LABELS)
