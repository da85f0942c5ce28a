UPDATE arrivals SET before = NULL, after = NULL
WHERE record = :record AND field = :field
