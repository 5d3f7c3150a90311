"""A report of the shape that the product is for: misspelt names, a weekday with a date and no year, page furniture,
a background toll, an aid package. The people, states and sums are our own."""

STORY = """Kenya's defence chief in Ankara for drone talks
Kenya's defence chief in Ankara for drone talks

(Photo: Office of the Prime Minister)

Kenya's Minister of Defence, Soipan Tuya, embarked on an official visit to Turkey on Wednesday (October 11th), where she met with her counterpart, Turkish Defence Minister Yasar Guler, Foreign Minister Hakan Fidan, and other officials.

Tuya and Guler discussed al-Shabab, the security of the Red Sea and the war in Sudan. Tuia stressed that Kenya would keep its troops in Somalia.

The visit comes after a wave of terror in Kenya's northeast that claimed 14 lives.

In August, Turkey approved a $1.2 billion loan package for Kenya. Tuya thanked Guler.

You might be interested also
Read more: Five things to know about the Red Sea
"""
