//! Workbooks: written as .xlsx, read from .xlsx and separated text.
