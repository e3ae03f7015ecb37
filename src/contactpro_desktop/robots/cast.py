"""Who the simulated customers are and what they have to say."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from contactpro_desktop.robots.names import Names
from contactpro_desktop.robots.text import folded


@dataclass(frozen=True, slots=True)
class Story:
    """One reason to write, told in one language.

    `lines` are said one after the other, each in answer to the other side; `facts` answer
    questions by a word in them (its beginning will do).
    """

    language: str
    destination: str
    subject: str
    page: str
    reason: str
    lines: tuple[str, ...]
    goodbye: str
    nudge: str
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Persona:
    """A customer with a story. `attached_data` is what the shop's page tells about them."""

    name: str
    address: str
    story: Story
    attached_data: Mapping[str, str]


_FACTS_ES = {"pedido": "Es el pedido {order}.", "correo": "Mi correo es {address}."}
_FACTS_PT = {"pedido": "É o pedido {order}.", "mail": "Meu e-mail é {address}."}
_FACTS_EN = {"order": "It is order {order}.", "mail": "My e-mail is {address}."}

STORIES = (
    Story(
        language="es",
        destination="ventas@demo",
        subject="Estado del pedido {order}",
        page="/pedidos/{order}",
        reason="Estado de mi pedido",
        lines=(
            "Buenas, hice el pedido {order} hace una semana y todavía no llega.",
            "¿Me puede decir cuándo lo entregan?",
            "Perfecto, entonces lo espero el jueves.",
        ),
        goodbye="Muchas gracias por la ayuda. ¡Hasta luego!",
        nudge="¿Hola? ¿Hay alguien ahí?",
        facts=_FACTS_ES,
    ),
    Story(
        language="es",
        destination="ventas@demo",
        subject="Cotización del Plan Empresa",
        page="/planes/empresa",
        reason="Quiero comprar el Plan Empresa para quince personas",
        lines=(
            "Somos quince personas y hoy usamos el Plan Básico.",
            "¿El precio incluye la instalación?",
            "Me parece bien. ¿Me manda la cotización por correo?",
        ),
        goodbye="Quedo atento entonces. Gracias y buen día.",
        nudge="Disculpe, ¿sigue ahí?",
        facts=_FACTS_ES,
    ),
    Story(
        language="es",
        destination="soporte@demo",
        subject="Se corta el audio",
        page="/ayuda/audio",
        reason="Desde ayer se corta el audio en las llamadas",
        lines=(
            "Pasa con los auriculares y también con el altavoz.",
            "Ya reinicié el equipo y sigue igual.",
            "Ahora sí se escucha bien.",
        ),
        goodbye="Listo, quedó funcionando. Muchas gracias.",
        nudge="¿Alguien me puede ayudar, por favor?",
        facts=_FACTS_ES,
    ),
    Story(
        language="pt",
        destination="ventas@demo",
        subject="Situação do pedido {order}",
        page="/pedidos/{order}",
        reason="Situação do meu pedido",
        lines=(
            "Olá, o pedido {order} ainda aparece como em preparação.",
            "Consigo mudar o endereço de entrega?",
            "Ótimo, pode deixar o endereço do escritório.",
        ),
        goodbye="Muito obrigado pela ajuda. Até mais!",
        nudge="Oi, tem alguém aí?",
        facts=_FACTS_PT,
    ),
    Story(
        language="pt",
        destination="soporte@demo",
        subject="Não consigo entrar no painel",
        page="/ajuda/acesso",
        reason="Não consigo entrar no painel desde hoje cedo",
        lines=(
            "Aparece a mensagem de usuário bloqueado.",
            "Já tentei trocar a senha e não funcionou.",
            "Agora entrou, apareceu tudo.",
        ),
        goodbye="Resolvido, muito obrigada!",
        nudge="Alguém pode me atender, por favor?",
        facts=_FACTS_PT,
    ),
    Story(
        language="en",
        destination="ventas@demo",
        subject="Invoice of order {order}",
        page="/orders/{order}",
        reason="Billing",
        lines=(
            "Hi, the invoice of order {order} shows the wrong company name.",
            "It should say the name that is in our account.",
            "Great, could you send me the corrected one?",
        ),
        goodbye="Thanks a lot for your help. Bye!",
        nudge="Hello, is anybody there?",
        facts=_FACTS_EN,
    ),
)

_FIRST_ORDER = 20_417
_ORDERS = 5_000


def stories_for(destinations: Collection[str]) -> list[Story]:
    """The stories that are about one of these queue addresses."""
    return [story for story in STORIES if story.destination in destinations]


class Cast:
    """Who comes next, with one of `stories`. No two of those who are there have the same name; the
    same seed of `random` brings the same people."""

    def __init__(self, random: Random, stories: Sequence[Story]) -> None:
        self._random = random
        self._stories = stories
        self._names = {each: Names(each, random) for each in _languages(stories)}

    def enter(self) -> Persona:
        story = self._random.choice(self._stories)
        name = self._names[story.language].take()
        return _cast(name, story, f"A-{_FIRST_ORDER + self._random.randrange(_ORDERS)}")

    def leave(self, persona: Persona) -> None:
        """They have gone: some day somebody else may be called like them."""
        self._names[persona.story.language].give_back(persona.name)


def _languages(stories: Sequence[Story]) -> list[str]:
    return sorted({story.language for story in stories})


def _cast(name: str, story: Story, order: str) -> Persona:
    address = address_of(name)
    told = {"order": order, "address": address}
    filled = Story(
        language=story.language,
        destination=story.destination,
        subject=story.subject.format(**told),
        page=story.page.format(**told),
        reason=story.reason,
        lines=_filled(story.lines, told),
        goodbye=story.goodbye,
        nudge=story.nudge,
        facts={word: fact.format(**told) for word, fact in story.facts.items()},
    )
    attached = {"pedido": order, "página": filled.page, "correo": address}
    return Persona(name, address, filled, attached)


def _filled(lines: Sequence[str], told: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(line.format(**told) for line in lines)


def address_of(name: str) -> str:
    """A mail address from a name, such as rosa.dominguez@correo.example."""
    return f"{folded(name).replace(' ', '.')}@correo.example"
