"""What simulated colleagues say, by language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lines:
    """A conversation from the agent's side: the replies fit whatever the customer asks."""

    greeting: str
    replies: tuple[str, ...]
    goodbye: str


SPANISH = Lines(
    greeting="Hola, gracias por esperar. Ya veo su consulta; deme un momento, por favor.",
    replies=(
        "Gracias, lo estoy revisando ahora mismo.",
        "Ya lo encontré. Está todo en orden y le envío el detalle por correo.",
    ),
    goodbye="Queda resuelto. Gracias por escribirnos y que tenga un buen día.",
)

PORTUGUESE = Lines(
    greeting="Olá, obrigado por aguardar. Já vi a sua solicitação; só um momento, por favor.",
    replies=(
        "Obrigado, estou verificando agora mesmo.",
        "Encontrei. Está tudo certo e envio os detalhes por e-mail.",
    ),
    goodbye="Está resolvido. Obrigado pelo contato e tenha um bom dia.",
)

ENGLISH = Lines(
    greeting="Hello, thank you for waiting. I can see your request; one moment, please.",
    replies=(
        "Thank you, I am checking that now.",
        "Found it. Everything is in order, and I am sending you the details by e-mail.",
    ),
    goodbye="That is settled. Thank you for writing to us, and have a good day.",
)

_BY_LANGUAGE = {"es": SPANISH, "pt": PORTUGUESE, "en": ENGLISH}


def lines_for(language: str) -> Lines:
    """`language` is a code such as "ES"; Spanish for any other than these three."""
    return _BY_LANGUAGE.get(language[:2].lower(), SPANISH)
