INSERT INTO steps (person, person_name, name, subject, at, clock, salt, commitment, link)
VALUES (:person, :person_name, :name, :subject, :at, :clock, x'', x'', x'')
