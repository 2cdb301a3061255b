/** Discord's limits, as its documentation states them. Characters are counted in UTF-16 units: never fewer than it counts. */
export const LIMITS = {
  contentCharacters: 2000,
  /** In all text displays of a message together. */
  componentsTextCharacters: 4000,
  /** Of a message, nested ones included. */
  components: 40,
  rowsWithContent: 5,
  buttonsInRow: 5,
  buttonLabelCharacters: 80,
  customIdCharacters: 100,
  choices: 25,
  choiceCharacters: 100,
  modalTitleCharacters: 45,
  labelCharacters: 45,
  labelDescriptionCharacters: 100,
  placeholderCharacters: 100,
  textInputCharacters: 4000,
  threadNameCharacters: 100,
  nonceCharacters: 25,
} as const;
