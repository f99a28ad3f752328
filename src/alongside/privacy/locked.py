"""Files behind a password: AES-256 in a zip that any desk can open (T8, P2-50)."""

import io
import secrets

import pyzipper

# No letters or digits that are easily taken for one another.
ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
GROUPS, LENGTH = 5, 5


def new_password() -> str:
    """This function will make a password of 25 signs (124 bits), in groups to type by hand."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(LENGTH)) for _ in range(GROUPS))
    return "-".join(groups)


def locked_zip(name: str, content: bytes, *, password: str) -> bytes:
    """This function will lock one file into a zip under AES-256."""
    whole = io.BytesIO()
    with pyzipper.AESZipFile(
        whole, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES
    ) as file:
        file.setpassword(password.encode())
        file.setencryption(pyzipper.WZ_AES, nbits=256)
        file.writestr(name, content)
    return whole.getvalue()
