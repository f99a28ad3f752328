"""
The design system: layouts, components, form fields, icons, styles and small scripts.

Pages of every domain are put together from these pieces, so that they look and behave alike: with
no script, on a small old phone, by keyboard, by screen reader, in light and dark. It knows no noun
of the service; it may import `core` only. README.md beside this file lists every component.
"""
