INSERT INTO book (only, book_id, practice, created, clock, line, binding, next_number, revision)
VALUES (1, :book_id, :practice, :created, 0, :line, :binding, 1, 0)
